package io.foretick.lab.train.course;

import io.foretick.base.Checks;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// The file from which an interrupted training goes on. It belongs to one set of settings and data,
/// which it names by a digest; it is written whole or not at all.
///
/// @param file where it lies
/// @param of digest of settings, range and data
public record Checkpoint(Path file, long of) {

    private static final int MAGIC = 0x46544331; // FTC1
    private static final int NUMBERS_MAX = 1 << 28;

    /// What the file holds, or a course that has just begun where there is none.
    ///
    /// @throws IOException if it cannot be read, or belongs to other settings or data
    public Course load() throws IOException {
        if (!Files.exists(file)) {
            return new Course();
        }
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readInt() != MAGIC) {
                throw new IOException(file + ": this is no checkpoint of training");
            }
            if (in.readLong() != of) {
                throw new IOException(
                        file + ": this checkpoint belongs to other settings or other data");
            }
            return read(in);
        } catch (EOFException e) {
            throw new IOException(file + ": the checkpoint ends too early", e);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    public void save(Course course) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        try (var out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(temporary)))) {
            out.writeInt(MAGIC);
            out.writeLong(of);
            write(course, out);
        }
        Files.move(
                temporary,
                file,
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.ATOMIC_MOVE);
    }

    /// Removes the file once training has ended.
    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    private static void write(Course course, DataOutputStream out) throws IOException {
        for (StageName stage : StageName.values()) {
            List<float[]> done = course.done(stage);
            out.writeInt(done.size());
            for (float[] weights : done) {
                writeFloats(weights, out);
            }
        }
        out.writeInt(course.bestSteps().size());
        for (int k = 0; k < course.bestSteps().size(); k++) {
            out.writeInt(course.bestSteps().get(k));
            out.writeDouble(course.bestLosses().get(k));
        }
        out.writeInt(course.curve().size());
        for (CurvePoint point : course.curve()) {
            out.writeInt(point.stage().ordinal());
            out.writeInt(point.member());
            out.writeInt(point.step());
            out.writeDouble(point.trainingLoss());
            out.writeDouble(point.validationLoss());
        }
        Course.Running running = course.running();
        out.writeBoolean(running != null);
        if (running != null) {
            out.writeInt(running.stage().ordinal());
            out.writeInt(running.member());
            out.writeInt(running.state().step());
            out.writeInt(running.state().bestStep());
            writeFloats(running.state().weights(), out);
            writeDoubles(running.state().optimiser(), out);
            writeDoubles(running.state().stopping(), out);
        }
    }

    private static Course read(DataInputStream in) throws IOException {
        Course course = new Course();
        for (StageName stage : StageName.values()) {
            int done = count(in);
            for (int k = 0; k < done; k++) {
                course.done(stage).add(readFloats(in));
            }
        }
        int best = count(in);
        for (int k = 0; k < best; k++) {
            course.bestSteps().add(in.readInt());
            course.bestLosses().add(in.readDouble());
        }
        int points = count(in);
        for (int k = 0; k < points; k++) {
            course.add(
                    new CurvePoint(
                            stage(in),
                            in.readInt(),
                            in.readInt(),
                            in.readDouble(),
                            in.readDouble()));
        }
        if (in.readBoolean()) {
            StageName stage = stage(in);
            int member = in.readInt();
            int step = in.readInt();
            int bestStep = in.readInt();
            var state =
                    new MemberState(
                            step, bestStep, readFloats(in), readDoubles(in), readDoubles(in));
            course.running(stage, member, state);
        }
        return course;
    }

    private static StageName stage(DataInputStream in) throws IOException {
        int last = StageName.values().length - 1;
        return StageName.values()[(int) Checks.inRange(in.readInt(), 0, last, "stage")];
    }

    private static int count(DataInputStream in) throws IOException {
        return (int) Checks.inRange(in.readInt(), 0, NUMBERS_MAX, "count");
    }

    private static void writeFloats(float[] values, DataOutputStream out) throws IOException {
        out.writeInt(values.length);
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    private static float[] readFloats(DataInputStream in) throws IOException {
        float[] values = new float[count(in)];
        for (int k = 0; k < values.length; k++) {
            values[k] = in.readFloat();
        }
        return values;
    }

    private static void writeDoubles(double[] values, DataOutputStream out) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    private static double[] readDoubles(DataInputStream in) throws IOException {
        double[] values = new double[count(in)];
        for (int k = 0; k < values.length; k++) {
            values[k] = in.readDouble();
        }
        return values;
    }
}
