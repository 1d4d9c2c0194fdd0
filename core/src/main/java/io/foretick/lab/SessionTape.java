package io.foretick.lab;

import io.foretick.base.Times;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Collects the messages of all feeds and spells them as one recorded session, a JSON object a
/// line. Owned by one generator.
final class SessionTape {

    private record Message(long receiveNs, String source, String payload) {}

    private final String run;
    private final List<Message> messages = new ArrayList<>();
    private final Map<String, Long> newest = new HashMap<>();

    SessionTape(String run) {
        this.run = run;
    }

    /// Takes a message that arrives at this time, but not before those of its source so far.
    void add(long receiveNs, String source, String payload) {
        long arrivesNs = Math.max(receiveNs, newest.getOrDefault(source, Long.MIN_VALUE));
        newest.put(source, arrivesNs);
        messages.add(new Message(arrivesNs, source, payload));
    }

    /// The lines in the order of arrival.
    List<String> lines() {
        messages.sort(Comparator.comparingLong(Message::receiveNs));
        var lines = new ArrayList<String>();
        for (Message message : messages) {
            lines.add(line(message, lines.size() + 1));
        }
        return lines;
    }

    private String line(Message message, int number) {
        return String.format(
                Locale.ROOT,
                """
                {"run_id":"%s","source":"%s","recv_wall_ts":%d,"recv_mono_ns":%d,"ingest_seq":%d,\
                "payload":"%s"}\
                """,
                run,
                message.source,
                message.receiveNs / Times.MILLI_NS,
                message.receiveNs,
                number,
                message.payload.replace("\"", "\\\""));
    }
}
