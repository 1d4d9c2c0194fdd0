package io.foretick.math.network;

import io.foretick.math.kernel.Activation;
import io.foretick.math.kernel.Matrix;

/// An LSTM or GRU whose last step a perceptron reads.
final class RecurrentNetwork implements SequenceNetwork {

    private final Parameters parameters;
    private final Encoder encoder;
    private final Perceptron head;

    /// What the two kinds of recurrent layer have in common.
    private interface Encoder {
        void forward(Matrix input, int steps, int batch);

        Matrix outputs(int batch);

        Matrix outputGradients();

        void backward(Matrix input, int steps, int batch);
    }

    private RecurrentNetwork(Parameters parameters, Encoder encoder, Perceptron head) {
        this.parameters = parameters;
        this.encoder = encoder;
        this.head = head;
    }

    static RecurrentNetwork lstm(
            Parameters parameters, Lstm.Shape shape, String[] head, int stepsMax, int batchMax) {
        var lstm = new Lstm(parameters, "lstm", shape, stepsMax, batchMax);
        var encoder =
                new Encoder() {
                    @Override
                    public void forward(Matrix input, int steps, int batch) {
                        lstm.forward(input, steps, batch);
                    }

                    @Override
                    public Matrix outputs(int batch) {
                        return lstm.outputs(batch);
                    }

                    @Override
                    public Matrix outputGradients() {
                        return lstm.outputGradients();
                    }

                    @Override
                    public void backward(Matrix input, int steps, int batch) {
                        lstm.backward(input, steps, batch);
                    }
                };
        var perceptron = new Perceptron(parameters, head, Activation.IDENTITY, batchMax);
        return new RecurrentNetwork(parameters, encoder, perceptron);
    }

    static RecurrentNetwork gru(Parameters parameters, String[] head, int stepsMax, int batchMax) {
        var gru = new Gru(parameters, "gru", stepsMax, batchMax);
        var encoder =
                new Encoder() {
                    @Override
                    public void forward(Matrix input, int steps, int batch) {
                        gru.forward(input, steps, batch);
                    }

                    @Override
                    public Matrix outputs(int batch) {
                        return gru.outputs(batch);
                    }

                    @Override
                    public Matrix outputGradients() {
                        return gru.outputGradients();
                    }

                    @Override
                    public void backward(Matrix input, int steps, int batch) {
                        gru.backward(input, steps, batch);
                    }
                };
        var perceptron = new Perceptron(parameters, head, Activation.SIGMOID, batchMax);
        return new RecurrentNetwork(parameters, encoder, perceptron);
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    @Override
    public Matrix forward(Matrix input, int steps, int batch) {
        encoder.forward(input, steps, batch);
        return head.forward(last(encoder.outputs(batch), steps, batch), batch);
    }

    @Override
    public Matrix outputGradients() {
        return head.outputGradients();
    }

    @Override
    public void backward(Matrix input, int steps, int batch) {
        Matrix above = encoder.outputGradients();
        above.clearRows(0, steps * batch);
        Matrix read = last(encoder.outputs(batch), steps, batch);
        head.backward(read, last(above, steps, batch), batch);
        encoder.backward(input, steps, batch);
    }

    private static Matrix last(Matrix rows, int steps, int batch) {
        return rows.rowsFrom((steps - 1) * batch, batch);
    }
}
