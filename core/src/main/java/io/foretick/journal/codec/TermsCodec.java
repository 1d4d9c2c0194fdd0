package io.foretick.journal.codec;

import io.foretick.event.FeeSchedule;
import io.foretick.event.Instrument;
import io.foretick.event.Market;
import io.foretick.event.SettlementRule;
import io.foretick.event.Source;
import io.foretick.event.Tie;
import io.foretick.event.Window;

/// The terms of instruments as words: one word that says which, then the parts in their order.
public final class TermsCodec {

    private static final int SPOT = 0;
    private static final int ORACLE = 1;
    private static final int MARKET = 2;

    private static final int ORACLE_PRICE = 0;
    private static final int WINDOW_CANDLE = 1;
    private static final int BOUNDARY_MINUTE_CLOSES = 2;
    private static final int UNKNOWN = 3;

    private static final Source[] SOURCES = Source.values();
    private static final Tie[] TIES = Tie.values();

    private TermsCodec() {}

    public static void write(Instrument terms, WordWriter out) {
        switch (terms) {
            case Instrument.Spot(Source source, String symbol, String asset, long tickE8) ->
                    out.word(SPOT).word(source.ordinal()).text(symbol).text(asset).word(tickE8);
            case Instrument.Oracle(Source source, String symbol, String asset, int seconds) ->
                    out.word(ORACLE).word(source.ordinal()).text(symbol).text(asset).word(seconds);
            case Market market -> writeMarket(market, out.word(MARKET));
        }
    }

    public static Instrument read(WordReader in) {
        int code = in.integer();
        return switch (code) {
            case SPOT -> new Instrument.Spot(source(in.integer()), in.text(), in.text(), in.word());
            case ORACLE ->
                    new Instrument.Oracle(source(in.integer()), in.text(), in.text(), in.integer());
            case MARKET -> readMarket(in);
            default -> throw new IllegalArgumentException("no instrument has the code " + code);
        };
    }

    static Source source(int code) {
        return Words.pick(SOURCES, code, "source");
    }

    private static void writeMarket(Market market, WordWriter out) {
        out.text(market.slug()).text(market.conditionId());
        out.text(market.upToken()).text(market.downToken()).text(market.asset());
        out.word(market.window().startNs()).word(market.window().endNs());
        writeRule(market.rule(), out);
        FeeSchedule fees = market.fees();
        out.word(fees.rateE8()).word(Words.pack(fees.exponent(), fees.inShares() ? 1 : 0));
        out.word(market.tickE8()).word(market.minimumSizeE8());
    }

    private static Market readMarket(WordReader in) {
        return new Market(
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                new Window(in.word(), in.word()),
                readRule(in),
                readFees(in),
                in.word(),
                in.word());
    }

    private static FeeSchedule readFees(WordReader in) {
        long rateE8 = in.word();
        long packed = in.word();
        return new FeeSchedule(
                rateE8, Words.low(packed), Words.truth(Words.high(packed), "inShares"));
    }

    private static void writeRule(SettlementRule rule, WordWriter out) {
        switch (rule) {
            case SettlementRule.OraclePrice(String symbol, int averageSeconds, Tie tie) ->
                    out.word(ORACLE_PRICE).text(symbol).word(averageSeconds).word(tie.ordinal());
            case SettlementRule.WindowCandle(String symbol, Tie tie) ->
                    out.word(WINDOW_CANDLE).text(symbol).word(tie.ordinal());
            case SettlementRule.BoundaryMinuteCloses(String symbol, Tie tie) ->
                    out.word(BOUNDARY_MINUTE_CLOSES).text(symbol).word(tie.ordinal());
            case SettlementRule.Unknown(String reason) -> out.word(UNKNOWN).text(reason);
        }
    }

    private static SettlementRule readRule(WordReader in) {
        int code = in.integer();
        return switch (code) {
            case ORACLE_PRICE -> new SettlementRule.OraclePrice(in.text(), in.integer(), tie(in));
            case WINDOW_CANDLE -> new SettlementRule.WindowCandle(in.text(), tie(in));
            case BOUNDARY_MINUTE_CLOSES ->
                    new SettlementRule.BoundaryMinuteCloses(in.text(), tie(in));
            case UNKNOWN -> new SettlementRule.Unknown(in.text());
            default -> throw new IllegalArgumentException("no rule has the code " + code);
        };
    }

    private static Tie tie(WordReader in) {
        return Words.pick(TIES, in.integer(), "tie");
    }
}
