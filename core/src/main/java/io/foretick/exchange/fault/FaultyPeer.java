package io.foretick.exchange.fault;

import io.foretick.exchange.wire.Peer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;

/// One websocket client and what is wrong with its connection now. Any thread; one frame at a time.
final class FaultyPeer {

    /// Frames that may wait behind a late one; more are lost.
    private static final int LATE_FRAMES_MAX = 16_384;

    private final Peer peer;
    private final Moments moments;
    private final Queue<String> late = new ArrayDeque<>();
    private final Queue<String> overtaken = new ArrayDeque<>();
    private long silentUntilNs = Long.MIN_VALUE;
    private long lateUntilNs = Long.MIN_VALUE;

    FaultyPeer(Peer peer, Moments moments) {
        this.peer = peer;
        this.moments = moments;
    }

    /// A rule that strikes, and the numbers it strikes with.
    record Strike(FaultRule rule, SplittableRandom numbers) {}

    Peer peer() {
        return peer;
    }

    /// Sends a frame, spoiled by these strikes in their order.
    synchronized void pass(String text, List<Strike> strikes) {
        if (FrameText.isPong(text)) {
            peer.transmit(text);
            return;
        }
        List<String> frames = List.of(text);
        for (Strike strike : strikes) {
            frames = spoiled(frames, strike);
        }
        if (moments.nowNs() < silentUntilNs) {
            return;
        }
        frames.forEach(this::deliver);
    }

    private List<String> spoiled(List<String> frames, Strike strike) {
        var spoiled = new ArrayList<String>();
        for (String frame : frames) {
            spoiled.addAll(spoiled(frame, strike));
        }
        return spoiled;
    }

    private List<String> spoiled(String frame, Strike strike) {
        return switch (strike.rule.kind()) {
            case GAP -> List.of();
            case DUPLICATE -> List.of(frame, frame);
            case REORDER -> holdBack(frame, strike.rule.lastingNs());
            case LATE -> {
                delay(strike.rule.lastingNs());
                yield List.of(frame);
            }
            case MALFORMED -> List.of(FrameText.malformed(frame, strike.numbers));
            case OVERSIZED -> List.of(FrameText.oversized(frame));
            case SCHEMA_CHANGE -> List.of(FrameText.changedSchema(frame, strike.numbers));
            case DISCONNECT, HALF_OPEN, STALL, RECONNECT_STORM -> {
                strike(strike.rule);
                yield List.of();
            }
            case SLOW_REST,
                    TOO_MANY_REQUESTS,
                    BANNED,
                    TOO_EARLY,
                    SERVER_ERROR,
                    LOST_ANSWER,
                    RESET_BODY,
                    WRONG_DIGEST,
                    TRUNCATED_ARCHIVE,
                    REISSUED_ARCHIVE,
                    MISSING_ARCHIVE,
                    GHOST_FILL,
                    CLOCK_SKEW ->
                    throw new IllegalStateException(strike.rule + " strikes no frames");
        };
    }

    /// Does to the connection what the rule says.
    synchronized void strike(FaultRule rule) {
        long untilNs = moments.nowNs() + rule.lastingNs();
        switch (rule.kind()) {
            case HALF_OPEN -> {
                peer.freeze();
                moments.at(untilNs, peer::disconnect);
            }
            case STALL -> silentUntilNs = Math.max(silentUntilNs, untilNs);
            default -> peer.disconnect();
        }
    }

    private List<String> holdBack(String frame, long lastingNs) {
        overtaken.add(frame);
        moments.at(moments.nowNs() + lastingNs, this::release);
        return List.of();
    }

    private void delay(long lastingNs) {
        lateUntilNs = Math.max(lateUntilNs, moments.nowNs() + lastingNs);
        moments.at(lateUntilNs, this::catchUp);
    }

    private void deliver(String frame) {
        boolean behind = !late.isEmpty() || moments.nowNs() < lateUntilNs;
        if (behind && late.size() < LATE_FRAMES_MAX) {
            late.add(frame);
        } else if (!behind) {
            peer.transmit(frame);
            releaseOvertaken();
        }
    }

    private synchronized void catchUp() {
        if (moments.nowNs() < lateUntilNs) {
            return; // delayed again meanwhile, and called again then
        }
        for (String frame = late.poll(); frame != null; frame = late.poll()) {
            peer.transmit(frame);
        }
        releaseOvertaken();
    }

    private synchronized void release() {
        releaseOvertaken();
    }

    private void releaseOvertaken() {
        for (String frame = overtaken.poll(); frame != null; frame = overtaken.poll()) {
            peer.transmit(frame);
        }
    }
}
