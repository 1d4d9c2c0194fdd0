"""Builds bars with vectorised pandas and says how long that takes.

Arguments: file kind threshold rounds. The file holds little-endian 64-bit integers, column by
column: id, time in ns, price in 1e-8, quantity in 1e-8, 1 where the buyer was the maker. Prints
one JSON object; times are processor nanoseconds a row. Making the frame does not count.
"""

import json
import sys
import time

try:
    import numpy
    import pandas
except ImportError as missing:
    print(json.dumps({"missing": str(missing)}))
    sys.exit(0)

COLUMNS = 5
E8 = 1e8


def read(path):
    values = numpy.fromfile(path, dtype="<i8")
    ids, times, prices, quantities, makers = values.reshape(COLUMNS, -1)
    return pandas.DataFrame(
        {
            "id": ids,
            "time": times,
            "price": prices / E8,
            "quantity": quantities / E8,
            "maker": makers != 0,
        }
    )


def bars(trades, kind, threshold):
    """A bar ends with the row that takes the running total past a multiple of the threshold."""
    dollar = trades["price"] * trades["quantity"]
    if kind == "tick":
        before = pandas.Series(numpy.arange(len(trades)), index=trades.index)
    else:
        amount = trades["quantity"] if kind == "volume" else dollar
        before = amount.cumsum() - amount
    frame = trades.assign(
        dollar=dollar, buy=trades["quantity"].where(~trades["maker"], 0.0)
    )
    return frame.groupby((before // threshold).astype("int64"), sort=False).agg(
        first_id=("id", "first"),
        last_id=("id", "last"),
        start=("time", "first"),
        end=("time", "last"),
        open=("price", "first"),
        high=("price", "max"),
        low=("price", "min"),
        close=("price", "last"),
        volume=("quantity", "sum"),
        dollar=("dollar", "sum"),
        trades=("price", "count"),
        buy_volume=("buy", "sum"),
    )


def main():
    path, kind, threshold, rounds = sys.argv[1:]
    trades = read(path)
    spent = []
    built = bars(trades, kind, float(threshold))
    for _ in range(int(rounds)):
        began = time.process_time_ns()
        built = bars(trades, kind, float(threshold))
        spent.append((time.process_time_ns() - began) / len(trades))
    print(
        json.dumps(
            {
                "version": pandas.__version__,
                "bars": len(built),
                "volume": float(built["volume"].sum()),
                "row_ns": spent,
            }
        )
    )


if __name__ == "__main__":
    main()
