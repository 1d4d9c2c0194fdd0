package io.foretick.cli;

import io.foretick.history.day.DayFiles;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a symbol such as `BTCUSDT`; refuses what could be no folder of a store.
final class SymbolConverter implements ITypeConverter<String> {

    @Override
    public String convert(String text) {
        try {
            return DayFiles.checkSymbol(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }
}
