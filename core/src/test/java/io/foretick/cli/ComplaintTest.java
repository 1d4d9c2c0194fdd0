package io.foretick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.session.ConfigException;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

class ComplaintTest {

    @Test
    void whatTheNetworkRefusesIsNoFaultOfUsage() {
        assertVenue(new ConnectException("Connection refused"), "Connection refused");
        assertVenue(new SocketException("Connection reset"), "Connection reset");
        assertVenue(new UnknownHostException("nowhere.test"), "unknown host");
        assertVenue(new HttpConnectTimeoutException("connect timed out"), "timed out");
        assertVenue(new VenueException("no time from URL", new IOException()), "no time from URL");
        assertVenue(new UncheckedIOException(new SocketException("Broken pipe")), "Broken pipe");
    }

    @Test
    void anUnknownHostIsSaidInWordsHoweverDeepItLies() {
        var deep = new ConnectException();
        deep.initCause(new ConnectException().initCause(new UnresolvedAddressException()));
        assertEquals("unknown host", Complaint.reason(deep));
    }

    @Test
    void filesAreNamedWithWhatIsWrongWithThem() {
        assertUsage(new NoSuchFileException("a.gz"), "no file a.gz");
        assertUsage(new AccessDeniedException("/x"), "no access to /x");
        assertUsage(new FileSystemException("/x", null, "No space left"), "/x: No space left");
        assertUsage(new UncheckedIOException(new IOException("disk full")), "disk full");
        assertUsage(new ConfigException("risk.x is unknown"), "risk.x is unknown");
    }

    @Test
    void aFaultOfTheProgramIsOneLineThatSaysWhere() {
        Complaint complaint = Complaint.of(new IllegalStateException("sum is 3, expected 2"));
        assertEquals(ExitCode.USAGE, complaint.exitCode());
        String text = complaint.text();
        assertTrue(text.startsWith("a fault of the program itself: illegal state: sum is 3"), text);
        assertTrue(text.contains("ComplaintTest.java:"), text);
        assertEquals(1, text.lines().count());
    }

    private static void assertVenue(Exception thrown, String part) {
        assertEquals(ExitCode.VENUE, Complaint.of(thrown).exitCode(), thrown::toString);
        assertTrue(Complaint.of(thrown).text().contains(part), Complaint.of(thrown)::text);
    }

    private static void assertUsage(Exception thrown, String text) {
        assertEquals(new Complaint(text, ExitCode.USAGE), Complaint.of(thrown));
    }
}
