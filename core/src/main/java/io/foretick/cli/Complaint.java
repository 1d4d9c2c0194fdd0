package io.foretick.cli;

import io.foretick.journal.JournalCorruptException;
import io.foretick.session.ConfigException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Objects;

import javax.net.ssl.SSLException;

/// What a person is told of a failure, in one line, and the exit code that goes with it.
record Complaint(String text, int exitCode) {

    /// Finds the words for whatever a command has thrown.
    static Complaint of(Throwable thrown) {
        return switch (thrown) {
            case VenueException venue -> new Complaint(message(venue), ExitCode.VENUE);
            case io.foretick.venue.VenueException venue ->
                    new Complaint(message(venue), ExitCode.VENUE);
            case JournalCorruptException corrupt ->
                    new Complaint(message(corrupt), ExitCode.CHECK_FAILED);
            case UncheckedIOException wrapped -> of(Objects.requireNonNull(wrapped.getCause()));
            case NoSuchFileException missing -> usage("no file " + missing.getFile());
            case AccessDeniedException denied -> usage("no access to " + denied.getFile());
            case FileSystemException broken -> usage(file(broken));
            case IOException broken when isOfNetwork(broken) ->
                    new Complaint("the network failed: " + reason(broken), ExitCode.VENUE);
            case IOException broken -> usage(message(broken));
            case ConfigException wrong -> usage(message(wrong));
            default -> usage("a fault of the program itself: " + reason(thrown) + place(thrown));
        };
    }

    /// What went wrong on the way to a venue, in words.
    static String reason(Throwable error) {
        Throwable cause = error;
        while (cause.getMessage() == null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return switch (cause) {
            case UnknownHostException _, UnresolvedAddressException _ -> "unknown host";
            case SSLException _ -> "TLS: " + message(cause);
            case IOException _ -> message(cause);
            default -> name(cause) + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
        };
    }

    private static boolean isOfNetwork(IOException error) {
        return error instanceof SocketException
                || error instanceof UnknownHostException
                || error instanceof HttpTimeoutException
                || error instanceof SSLException;
    }

    private static Complaint usage(String text) {
        return new Complaint(text, ExitCode.USAGE);
    }

    private static String file(FileSystemException broken) {
        @Nullable String reason = broken.getReason(); // null where the kind of exception says it
        return broken.getFile() + ": " + (reason == null ? name(broken) : reason);
    }

    private static String message(Throwable error) {
        String message = error.getMessage();
        return message == null ? name(error) : message;
    }

    /// The kind of an exception as words: `AccessDeniedException` is "access denied".
    private static String name(Throwable error) {
        String kind = error.getClass().getSimpleName().replaceFirst("(Exception|Error)$", "");
        return kind.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static String place(Throwable error) {
        StackTraceElement[] trace = error.getStackTrace();
        return trace.length == 0 ? "" : " (at " + trace[0] + ")";
    }
}
