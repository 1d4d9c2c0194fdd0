package io.foretick.venue.polymarket.wallet;

import io.foretick.venue.ethereum.EthAddress;
import io.foretick.venue.ethereum.Hex;
import io.foretick.venue.ethereum.Keccak256;
import io.foretick.venue.ethereum.PrivateKey;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A private key in a file, encrypted with a password: "Web3 Secret Storage", version 3, as wallets
/// and nodes of Ethereum write it. Reads and writes scrypt with AES-128-CTR, not the older PBKDF2.
///
/// How it works: scrypt makes 32 bytes of the password. The first half encrypts the key. The second
/// half and the encrypted key are hashed into a check sum, by which a wrong password is known.
public final class Keystore {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final int VERSION = 3;
    private static final String KDF = "scrypt";
    private static final String CIPHER = "aes-128-ctr";
    private static final int DERIVED_BYTES = 32;
    private static final int HALF = DERIVED_BYTES / 2;
    private static final int IV_BYTES = 16;
    private static final int UTF8_BYTES_MAX = 3; // of a char; a pair of them takes four
    private static final long FILE_BYTES_MAX = 10_000;

    private Keystore() {}

    /// Writes a new file, which only its owner can read. The caller wipes key and password.
    ///
    /// @param secret 32 bytes
    /// @return the key's address
    /// @throws IOException if there is such a file already, or it cannot be written
    /// @throws IllegalArgumentException if the bytes are no key; the message does not repeat them
    public static EthAddress create(Path file, byte[] secret, char[] password) throws IOException {
        return create(file, secret, password, ScryptCost.USUAL);
    }

    static EthAddress create(Path file, byte[] secret, char[] password, ScryptCost cost)
            throws IOException {
        EthAddress address = PrivateKey.of(secret).address();
        byte[] salt = random(DERIVED_BYTES);
        byte[] iv = random(IV_BYTES);
        byte[] derived = derive(cost, password, salt);
        try {
            byte[] encrypted = aes(Cipher.ENCRYPT_MODE, derived, iv, secret);
            String text = text(address, cost, salt, iv, encrypted, checkSum(derived, encrypted));
            write(file, text);
        } finally {
            Arrays.fill(derived, (byte) 0);
        }
        return address;
    }

    /// The key inside. The caller wipes the password.
    ///
    /// @throws IOException if the password is wrong or the file is no keystore; the message names
    ///   the file and repeats nothing of it
    public static PrivateKey open(Path file, char[] password) throws IOException {
        JsonNode crypto = crypto(read(file));
        if (!crypto.path("kdf").asString("").equals(KDF)
                || !crypto.path("cipher").asString("").equals(CIPHER)) {
            throw new IOException(file + ": only " + KDF + " with " + CIPHER + " can be read");
        }
        byte[] encrypted = bytes(file, crypto, "/ciphertext");
        byte[] derived =
                derive(cost(file, crypto), password, bytes(file, crypto, "/kdfparams/salt"));
        try {
            byte[] expected = bytes(file, crypto, "/mac");
            if (!MessageDigest.isEqual(checkSum(derived, encrypted), expected)) {
                throw new IOException(file + ": the password is wrong");
            }
            return key(file, derived, bytes(file, crypto, "/cipherparams/iv"), encrypted);
        } finally {
            Arrays.fill(derived, (byte) 0);
        }
    }

    /// The address that the file names, which needs no password and is only proved by [#open].
    ///
    /// @throws IOException if the file is no keystore, or does not name its address
    public static EthAddress address(Path file) throws IOException {
        String digits = read(file).path("address").asString("");
        return EthAddress.parse(digits.startsWith("0x") ? digits : "0x" + digits)
                .orElseThrow(() -> new IOException(file + ": it names no address"));
    }

    private static PrivateKey key(Path file, byte[] derived, byte[] iv, byte[] encrypted)
            throws IOException {
        byte[] secret = aes(Cipher.DECRYPT_MODE, derived, iv, encrypted);
        try {
            if (!PrivateKey.isKey(secret)) {
                throw new IOException(file + ": what is inside is no private key");
            }
            return PrivateKey.of(secret);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private static byte[] derive(ScryptCost cost, char[] password, byte[] salt) {
        byte[] room = new byte[UTF8_BYTES_MAX * password.length];
        ByteBuffer encoded = ByteBuffer.wrap(room);
        StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(password), encoded, true);
        byte[] bytes = Arrays.copyOf(room, encoded.position());
        try {
            return cost.derive(bytes, salt, DERIVED_BYTES);
        } finally {
            Arrays.fill(room, (byte) 0);
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static byte[] checkSum(byte[] derived, byte[] encrypted) {
        byte[] both = Arrays.copyOfRange(derived, HALF, DERIVED_BYTES + encrypted.length);
        System.arraycopy(encrypted, 0, both, HALF, encrypted.length);
        return Keccak256.hash(both);
    }

    private static byte[] aes(int mode, byte[] derived, byte[] iv, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            var key = new SecretKeySpec(derived, 0, HALF, "AES");
            cipher.init(mode, key, new IvParameterSpec(iv));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES in counter mode", e);
        }
    }

    private static String text(
            EthAddress address,
            ScryptCost cost,
            byte[] salt,
            byte[] iv,
            byte[] encrypted,
            byte[] checkSum) {
        HexFormat hex = HexFormat.of();
        ObjectNode root = MAPPER.createObjectNode();
        root.put("version", VERSION);
        root.put("id", UUID.randomUUID().toString());
        root.put("address", hex.formatHex(address.bytes()));
        ObjectNode crypto = root.putObject("crypto");
        crypto.put("cipher", CIPHER);
        crypto.putObject("cipherparams").put("iv", hex.formatHex(iv));
        crypto.put("ciphertext", hex.formatHex(encrypted));
        crypto.put("kdf", KDF);
        crypto.putObject("kdfparams")
                .put("dklen", DERIVED_BYTES)
                .put("n", cost.n())
                .put("r", cost.r())
                .put("p", cost.p())
                .put("salt", hex.formatHex(salt));
        crypto.put("mac", hex.formatHex(checkSum));
        return root.toPrettyString() + "\n";
    }

    /// The permissions are the file's from its first byte on; systems without them keep files of a
    /// user's folder to the user.
    private static void write(Path file, String text) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        FileAttribute<?>[] attributes =
                posix ? new FileAttribute<?>[] {ownerOnly} : new FileAttribute<?>[0];
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = Files.newByteChannel(file, options, attributes)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    private static JsonNode read(Path file) throws IOException {
        if (Files.size(file) > FILE_BYTES_MAX) {
            throw new IOException(file + ": too long for a keystore");
        }
        try {
            JsonNode root = MAPPER.readTree(Files.readAllBytes(file));
            if (root.path("version").asInt(0) == VERSION && crypto(root).isObject()) {
                return root;
            }
        } catch (JacksonException _) {
            // Not JSON: no keystore either.
        }
        throw new IOException(file + ": not a keystore of version " + VERSION);
    }

    /// Some wallets write the member with a capital.
    private static JsonNode crypto(JsonNode root) {
        return root.has("Crypto") ? root.path("Crypto") : root.path("crypto");
    }

    private static ScryptCost cost(Path file, JsonNode crypto) throws IOException {
        JsonNode given = crypto.path("kdfparams");
        if (given.path("dklen").asInt(0) != DERIVED_BYTES) {
            throw new IOException(file + ": dklen must be " + DERIVED_BYTES);
        }
        try {
            return new ScryptCost(
                    given.path("n").asInt(0), given.path("r").asInt(0), given.path("p").asInt(0));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static byte[] bytes(Path file, JsonNode crypto, String pointer) throws IOException {
        String digits = crypto.at(pointer).asString("");
        return Hex.parse("0x" + digits)
                .orElseThrow(() -> new IOException(file + ": no hexadecimal " + pointer));
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
