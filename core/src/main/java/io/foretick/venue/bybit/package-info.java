/// What Bybit's public spot interface says of candles, read from its messages.
///
/// Comes in: websocket frames, names of intervals. Goes out: closed candles and what else a frame
/// was. Must never: call a candle closed that the venue has not confirmed, or fail on a bad frame.
@NullMarked
package io.foretick.venue.bybit;

import org.jspecify.annotations.NullMarked;
