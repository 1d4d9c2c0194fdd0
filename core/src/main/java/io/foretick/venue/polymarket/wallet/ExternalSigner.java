package io.foretick.venue.polymarket.wallet;

import io.foretick.venue.ethereum.Bytes32;
import io.foretick.venue.ethereum.EcdsaSignature;
import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.ethereum.Hex;
import io.foretick.venue.ethereum.Secp256k1;
import io.foretick.venue.ethereum.Signer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Has a program outside sign, so that the key never enters this process. The program gets a digest
/// as one line of hexadecimal digits on its input and answers the signature as one line on its
/// output. It may wait for the next line or end after each; while it runs, it is asked again.
///
/// What it answers counts only if the expected address can be recovered from it.
public final class ExternalSigner implements Signer {

    private static final int LINE_MAX = 1_000;
    private static final int OLD_STYLE_V_MAX = 1; // some programs write v as 0 or 1
    private static final int V_OFFSET = 27;
    private static final String OWN_VARIABLES = "FORETICK_";

    private final List<String> command;
    private final EthAddress address;
    private final Duration patience;
    private @Nullable Process program; // null while none runs

    /// @param command the program and its arguments; no shell reads them
    /// @param address of the key that it signs with
    /// @param patience how long an answer may take
    public ExternalSigner(List<String> command, EthAddress address, Duration patience) {
        this.command = List.copyOf(command);
        this.address = address;
        this.patience = patience;
    }

    @Override
    public EthAddress address() {
        return address;
    }

    @Override
    public synchronized EcdsaSignature sign(Bytes32 digest) throws IOException {
        boolean running = program != null && program.isAlive();
        Optional<String> line = running ? ask(digest) : Optional.empty();
        if (line.isEmpty()) { // not started yet, or ended after its last answer
            close();
            program = start();
            line = ask(digest);
        }
        Optional<EcdsaSignature> signature = line.flatMap(ExternalSigner::parse);
        if (signature.isEmpty()) {
            close();
            throw new IOException("the signer answered no signature");
        }
        if (!Secp256k1.recover(digest, signature.get()).equals(Optional.of(address))) {
            throw new IOException("the signer's key is not that of " + address);
        }
        return signature.get();
    }

    /// Ends the program.
    @Override
    public synchronized void close() {
        if (program != null) {
            program.destroy();
            program = null;
        }
    }

    /// What the program says on its error stream is not ours to show, and our own secrets are not
    /// the program's to see.
    private Process start() throws IOException {
        var builder = new ProcessBuilder(command);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith(OWN_VARIABLES));
        return builder.start();
    }

    /// One line for one line; empty if the program has ended before it answered.
    private Optional<String> ask(Bytes32 digest) throws IOException {
        Process asked = Objects.requireNonNull(program);
        try {
            asked.getOutputStream()
                    .write((digest.hex() + "\n").getBytes(StandardCharsets.US_ASCII));
            asked.getOutputStream().flush();
        } catch (IOException _) {
            return Optional.empty(); // it reads no more
        }
        return await(asked);
    }

    private Optional<String> await(Process asked) throws IOException {
        var line = new CompletableFuture<Optional<String>>();
        Thread.startVirtualThread(() -> {
            try {
                line.complete(readLine(asked.getInputStream()));
            } catch (IOException e) {
                line.completeExceptionally(e);
            }
        });
        try {
            return line.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            close();
            throw new IOException("the signer did not answer within " + patience, e);
        } catch (ExecutionException e) {
            close();
            throw new IOException("the signer's answer cannot be read", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new IOException("interrupted while the signer signed", e);
        }
    }

    private static Optional<String> readLine(InputStream input) throws IOException {
        var line = new StringBuilder();
        for (int next = input.read(); next != '\n'; next = input.read()) {
            if (next < 0) {
                return Optional.empty();
            }
            if (line.length() == LINE_MAX) {
                throw new IOException("a line of more than " + LINE_MAX + " characters");
            }
            line.append((char) next);
        }
        return Optional.of(line.toString());
    }

    private static Optional<EcdsaSignature> parse(String line) {
        String text = line.strip();
        return Hex.parse(text.startsWith("0x") ? text : "0x" + text)
                .filter(bytes -> bytes.length == EcdsaSignature.BYTES)
                .flatMap(bytes -> {
                    int last = bytes.length - 1;
                    if (bytes[last] >= 0 && bytes[last] <= OLD_STYLE_V_MAX) {
                        bytes[last] = (byte) (bytes[last] + V_OFFSET);
                    }
                    return EcdsaSignature.of(bytes);
                });
    }

    @Override
    public String toString() {
        return "ExternalSigner[" + address + "]"; // arguments may name secrets
    }
}
