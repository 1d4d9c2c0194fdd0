package io.foretick.lab.experiment;

import java.util.Collection;

/// Guesses what a user meant by a word that is not there.
final class Nearest {

    private Nearest() {}

    /// `; did you mean 'gamma'?`, or nothing where no word is near.
    static String hint(String word, Collection<String> known) {
        String best = "";
        int fewest = 1 + word.length() / 2;
        for (String candidate : known) {
            int edits = edits(word, candidate);
            if (edits < fewest) {
                fewest = edits;
                best = candidate;
            }
        }
        return best.isEmpty() ? "" : "; did you mean '" + best + "'?";
    }

    /// Letters to insert, drop or change on the way from one word to the other.
    private static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int k = 0; k < row.length; k++) {
            row[k] = k;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
