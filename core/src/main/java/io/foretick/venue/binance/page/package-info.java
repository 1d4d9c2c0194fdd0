/// Past trades from Binance's REST side, page by page, as patiently as the venue wants it.
///
/// Comes in: pages of trades. Goes out: trades by their ids. Must never: ask more in a minute than
/// its share, go on asking where the venue said to wait, or page by time.
@NullMarked
package io.foretick.venue.binance.page;

import org.jspecify.annotations.NullMarked;
