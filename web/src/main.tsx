import { render } from "preact";
import "uplot/dist/uPlot.min.css";
import "./style.css";
import "./predictor.css";
import { Predictor, startPredictor } from "./predictor";
import { hideToken, isPredictor } from "./route";
import { startTrading, Trading } from "./trading";

// One bundle for both servers: that of a predictor has its page under an address of its own.

hideToken();
const root = document.getElementById("app")!;
if (isPredictor()) {
  startPredictor();
  render(<Predictor />, root);
} else {
  startTrading();
  render(<Trading />, root);
}
