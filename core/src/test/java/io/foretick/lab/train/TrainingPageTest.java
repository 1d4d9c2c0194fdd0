package io.foretick.lab.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.foretick.forecast.density.network.Anchor;
import io.foretick.forecast.density.network.Skew;
import io.foretick.forecast.density.network.SmallNetwork;
import io.foretick.lab.train.course.CurvePoint;
import io.foretick.lab.train.course.StageName;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.TreeMap;

class TrainingPageTest {

    @Test
    void drawsWhatIsHeldOutBesideTheAnchorAndTrainingByItself() {
        String page = TrainingPage.render("sample", trained());
        assertTrue(page.contains("Foretick training of sample"), page);
        assertTrue(page.contains("Member 1, loss held out, in nats by step"), page);
        assertTrue(page.contains("Member 1, refit, loss of training, with dropout"), page);
        assertEquals(3, page.split("<figure", -1).length - 1);
    }

    private static Trained trained() {
        List<CurvePoint> curve =
                List.of(
                        new CurvePoint(StageName.SELECT, 0, 0, Double.NaN, -4.1),
                        new CurvePoint(StageName.SELECT, 0, 50, -4.0, -4.12),
                        new CurvePoint(StageName.REFIT, 0, 0, Double.NaN, Double.NaN),
                        new CurvePoint(StageName.REFIT, 0, 50, -4.02, Double.NaN));
        return new Trained(
                SmallNetwork.anchored(SmallNetwork.settings(Anchor.HAR, Skew.HORIZON)),
                new TreeMap<>(),
                List.of(50),
                List.of(-4.12),
                -4.1,
                1_000,
                curve);
    }
}
