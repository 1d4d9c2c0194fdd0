package io.foretick.venue.lob.replay;

/// Messages on their way in one direction. None overtakes another: one that would arrive before an
/// earlier one arrives with it.
final class OrderBus {

    private Message[] ring = filled(new Message[16], 0);
    private int first;
    private int size;
    private long nextNs = FeedCursor.NEVER;

    /// When the next message arrives, [FeedCursor#NEVER] without one.
    long nextNs() {
        return nextNs;
    }

    /// Adds a message, to be filled by the caller; its time is `timeNs` or the last one's.
    Message add(OwnOrder order, long timeNs) {
        if (size == ring.length) {
            grow();
        }
        long lastNs = size == 0 ? timeNs : at(size - 1).timeNs;
        Message message = at(size++);
        message.timeNs = Math.max(timeNs, lastNs);
        message.order = order;
        order.underway++;
        if (size == 1) {
            nextNs = message.timeNs;
        }
        return message;
    }

    /// Takes the next message, which is valid until another one is added.
    Message take() {
        Message message = at(0);
        first = (first + 1) & (ring.length - 1);
        size--;
        nextNs = size == 0 ? FeedCursor.NEVER : at(0).timeNs;
        message.order().underway--;
        return message;
    }

    private Message at(int index) {
        return ring[(first + index) & (ring.length - 1)];
    }

    private void grow() {
        var grown = new Message[2 * ring.length];
        for (int k = 0; k < size; k++) {
            grown[k] = at(k);
        }
        ring = filled(grown, size);
        first = 0;
    }

    private static Message[] filled(Message[] messages, int from) {
        for (int k = from; k < messages.length; k++) {
            messages[k] = new Message();
        }
        return messages;
    }
}
