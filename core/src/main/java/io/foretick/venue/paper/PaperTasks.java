package io.foretick.venue.paper;

import io.foretick.base.StateSink;
import io.foretick.base.StateSource;
import io.foretick.event.Command;
import io.foretick.event.OrderTerms;

import java.util.Map;
import java.util.Objects;

/// How orders and tasks are written into a checkpoint. Pure functions.
final class PaperTasks {

    private static final int PLACE = 0;
    private static final int CANCEL = 1;
    private static final int CANCEL_MARKET = 2;
    private static final int MATCH = 3;
    private static final int EXPIRE = 4;
    private static final int CANCEL_ALL = 5;

    private PaperTasks() {}

    static void write(Agenda.Task task, StateSink out) {
        switch (task) {
            case Agenda.Task.Place(Command.PlaceOrder command) -> {
                out.add((long) PLACE);
                writePlace(command, out);
            }
            case Agenda.Task.Cancel(Command.CancelOrder(long timeNs, long orderId)) ->
                    write(CANCEL, timeNs, orderId, out);
            case Agenda.Task.CancelMarket(Command.CancelMarket(long timeNs, int market)) ->
                    write(CANCEL_MARKET, timeNs, market, out);
            case Agenda.Task.CancelAll(Command.CancelAll(long timeNs)) ->
                    write(CANCEL_ALL, timeNs, 0, out);
            case Agenda.Task.Match(PaperOrder order) -> write(MATCH, 0, order.orderId(), out);
            case Agenda.Task.Expire(PaperOrder order) -> write(EXPIRE, 0, order.orderId(), out);
        }
    }

    static Agenda.Task read(StateSource in, Map<Long, PaperOrder> open) {
        int kind = in.nextInt();
        if (kind == PLACE) {
            return new Agenda.Task.Place(readPlace(in));
        }
        long timeNs = in.nextLong();
        long subject = in.nextLong();
        return switch (kind) {
            case CANCEL -> new Agenda.Task.Cancel(new Command.CancelOrder(timeNs, subject));
            case CANCEL_MARKET ->
                    new Agenda.Task.CancelMarket(
                            new Command.CancelMarket(timeNs, Math.toIntExact(subject)));
            case CANCEL_ALL -> new Agenda.Task.CancelAll(new Command.CancelAll(timeNs));
            case MATCH -> new Agenda.Task.Match(Objects.requireNonNull(open.get(subject)));
            case EXPIRE -> new Agenda.Task.Expire(Objects.requireNonNull(open.get(subject)));
            default -> throw new IllegalStateException("no task has the code " + kind);
        };
    }

    static void writePlace(Command.PlaceOrder command, StateSink out) {
        out.add(command.timeNs());
        out.add(command.orderId());
        out.add((long) command.market());
        out.add(command.strategy());
        command.terms().save(out);
    }

    static Command.PlaceOrder readPlace(StateSource in) {
        return new Command.PlaceOrder(
                in.nextLong(), in.nextLong(), in.nextInt(), in.nextText(), OrderTerms.load(in));
    }

    private static void write(int kind, long timeNs, long subject, StateSink out) {
        out.add((long) kind);
        out.add(timeNs);
        out.add(subject);
    }
}
