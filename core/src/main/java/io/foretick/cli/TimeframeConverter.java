package io.foretick.cli;

import io.foretick.market.candle.Timeframe;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads timeframes such as `1`, `15` or `D`.
final class TimeframeConverter implements ITypeConverter<Timeframe> {

    @Override
    public Timeframe convert(String text) {
        try {
            return Timeframe.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
