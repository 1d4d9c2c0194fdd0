package io.foretick.venue.paper;

/// One trade of one of our orders.
///
/// @param priceE8 price of the token that the order names
/// @param quantityE8 shares matched, before any fee withheld in shares
/// @param feeE8 what the fee is worth in collateral
/// @param maker whether the order rested
record PaperFill(long priceE8, long quantityE8, long feeE8, boolean maker) {}
