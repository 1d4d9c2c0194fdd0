package io.foretick.venue.live.socket;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// Traffic that is written down. Everything but `PONG` counts as data.
final class RecordedTraffic implements Traffic {

    private final List<String> news = new CopyOnWriteArrayList<>();
    private final AtomicLong messages = new AtomicLong();
    private volatile String last = "";

    /// Openings as `+1`, messages as `1:text`, ends as `-1 reason`, by the number of the life.
    List<String> news() {
        return news;
    }

    long messages() {
        return messages.get();
    }

    String last() {
        return last;
    }

    long count(String start) {
        return news.stream().filter(line -> line.startsWith(start)).count();
    }

    @Override
    public void opened(int life) {
        news.add("+" + life);
    }

    @Override
    public boolean received(int life, byte[] text, long nanoTime) {
        last = new String(text, StandardCharsets.UTF_8);
        messages.incrementAndGet();
        if (news.size() < 10_000) {
            news.add(life + ":" + (last.length() > 40 ? last.substring(0, 40) : last));
        }
        return !last.equals("PONG");
    }

    @Override
    public void ended(int life, String reason) {
        news.add("-" + life + " " + reason);
    }
}
