/// Books for people and their accountants: every trade, and what was won and lost day by day.
///
/// Comes in: a journal's fold, as an observer sees it. Goes out: tables as CSV. Must never: book a
/// market before it has resolved, guess a price, or lose a unit of what the account has.
@NullMarked
package io.foretick.report.ledger;

import org.jspecify.annotations.NullMarked;
