package io.foretick.venue.bybit.rest;

/// How much two names differ. Pure functions.
final class Spelling {

    private Spelling() {}

    /// Letters to insert, drop or change until one name is the other (Levenshtein, 1966).
    static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] present = new int[other.length() + 1];
            present[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int changed = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
                int replaced = above[column - 1] + changed;
                int shifted = 1 + Math.min(above[column], present[column - 1]);
                present[column] = Math.min(replaced, shifted);
            }
            above = present;
        }
        return above[other.length()];
    }
}
