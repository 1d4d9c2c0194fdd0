package io.foretick.event;

import io.foretick.base.Checks;
import io.foretick.base.E8;

/// An Up/Down market. Its one book and all its prices are those of the Up token; Down is the mirror
/// (bid p on Up is ask 1 − p on Down).
///
/// @param slug the venue's name of the market
/// @param conditionId the venue's id of the market, empty if the recording has none
/// @param upToken decimal id of the Up token, empty if unknown
/// @param downToken decimal id of the Down token, empty if unknown
/// @param asset the coin, upper case
/// @param window when the strike is taken and when it ends
/// @param rule how it settles
/// @param fees what a taker pays
/// @param tickE8 price step at the time of listing
/// @param minimumSizeE8 smallest order in shares
public record Market(
        String slug,
        String conditionId,
        String upToken,
        String downToken,
        String asset,
        Window window,
        SettlementRule rule,
        FeeSchedule fees,
        long tickE8,
        long minimumSizeE8)
        implements Instrument {

    public Market {
        Checks.notBlank(slug, "slug");
        Checks.notBlank(asset, "asset");
        Checks.inRange(tickE8, 1, E8.ONE / 2, "tickE8");
        Checks.notNegative(minimumSizeE8, "minimumSizeE8");
    }

    @Override
    public String symbol() {
        return slug;
    }
}
