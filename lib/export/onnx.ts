/**
 * A trained network as an ONNX file, which most programs that run networks can read. Chapter: mnist (*Take it home*).
 *
 * A dense layer becomes one Gemm (x W + b) and one operator for its activation. The input `x` is float32 [batch, 784] with
 * a batch of any size, the output `probabilities` float32 [batch, 10]. Dropout does nothing outside training and is left
 * out. Settings, seed, fingerprint and class names travel as metadata.
 */
import { layersOf } from '../model/program.ts';
import { writeModel } from './onnx-graph.ts';
import { drawn } from './onnx-sequential.ts';
import { metadataOf, networkName, pixelCount, producer, stagesOf, type Trained } from './trained.ts';

/** The file's bytes. Throws Problem 'shape' where the weights are not those of the settings. */
export function writeOnnx(trained: Trained): Uint8Array<ArrayBuffer> {
  stagesOf(trained); // throws where there is another number of weights
  const network = { layers: layersOf(trained.settings), inputShape: [pixelCount] };
  return writeModel(
    { name: 'digits', ...drawn(network, [...trained.weights], 'probabilities') },
    {
      producer,
      description: `${networkName(trained.settings)}: handwritten digits, trained in a textbook's page`,
      metadata: metadataOf(trained),
    },
  );
}
