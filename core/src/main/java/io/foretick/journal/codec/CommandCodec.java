package io.foretick.journal.codec;

import io.foretick.event.Command;
import io.foretick.event.OrderTerms;
import io.foretick.event.Outcome;
import io.foretick.event.Side;
import io.foretick.event.TimeInForce;

/// Commands as words, after their time, and back.
public final class CommandCodec {

    private static final Outcome[] OUTCOMES = Outcome.values();
    private static final Side[] SIDES = Side.values();
    private static final TimeInForce[] TIMES_IN_FORCE = TimeInForce.values();

    private CommandCodec() {}

    /// Appends all of a command but its time, and says which type was written.
    public static CommandType encode(Command command, WordWriter out) {
        return switch (command) {
            case Command.PlaceOrder place -> {
                out.word(place.orderId()).word(place.market()).text(place.strategy());
                terms(place.terms(), out);
                yield CommandType.PLACE_ORDER;
            }
            case Command.CancelOrder cancel -> {
                out.word(cancel.orderId());
                yield CommandType.CANCEL_ORDER;
            }
            case Command.CancelMarket cancel -> {
                out.word(cancel.market());
                yield CommandType.CANCEL_MARKET;
            }
            case Command.CancelAll _ -> CommandType.CANCEL_ALL;
        };
    }

    /// The command of this type and schema version.
    ///
    /// @throws IllegalArgumentException if the version is unknown or the payload does not fit
    public static Command decode(int version, CommandType type, long timeNs, WordReader in) {
        return switch (version) {
            case 1 -> decodeFirst(type, timeNs, in);
            default -> throw new IllegalArgumentException("no commands of version " + version);
        };
    }

    private static Command decodeFirst(CommandType type, long timeNs, WordReader in) {
        return switch (type) {
            case PLACE_ORDER ->
                    new Command.PlaceOrder(
                            timeNs, in.word(), in.integer(), in.text(), readTerms(in));
            case CANCEL_ORDER -> new Command.CancelOrder(timeNs, in.word());
            case CANCEL_MARKET -> new Command.CancelMarket(timeNs, in.integer());
            case CANCEL_ALL -> new Command.CancelAll(timeNs);
        };
    }

    private static void terms(OrderTerms terms, WordWriter out) {
        out.word(Words.pack(terms.outcome().ordinal(), terms.side().ordinal()));
        out.word(Words.pack(terms.timeInForce().ordinal(), terms.postOnly() ? 1 : 0));
        out.word(terms.priceE8()).word(terms.quantityE8()).word(terms.expireNs());
    }

    private static OrderTerms readTerms(WordReader in) {
        long which = in.word();
        long how = in.word();
        return new OrderTerms(
                Words.pick(OUTCOMES, Words.low(which), "outcome"),
                Words.pick(SIDES, Words.high(which), "side"),
                in.word(),
                in.word(),
                Words.pick(TIMES_IN_FORCE, Words.low(how), "timeInForce"),
                Words.truth(Words.high(how), "postOnly"),
                in.word());
    }
}
