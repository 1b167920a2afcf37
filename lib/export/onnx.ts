/**
 * A trained network as an ONNX file, which most programs that run networks can read. Chapter: mnist (*Take it home*).
 *
 * A dense layer becomes one Gemm (x W + b) and one operator for its activation. The input `x` is float32 [batch, 784] with
 * a batch of any size, the output `probabilities` float32 [batch, 10]. Dropout does nothing outside training and is left
 * out. Settings, seed, fingerprint and class names travel as metadata.
 */
import { activationNode, type Constant, type GraphNode, writeModel } from './onnx-graph.ts';
import { metadataOf, networkName, producer, stagesOf, type Trained } from './trained.ts';

/** The file's bytes. Throws Problem 'shape' where the weights are not those of the settings. */
export function writeOnnx(trained: Trained): Uint8Array<ArrayBuffer> {
  const stages = stagesOf(trained);
  const nodes: GraphNode[] = [];
  const constants: Constant[] = [];
  let at = 'x';
  stages.forEach(({ name, nIn, nOut, W, b, activation }, k) => {
    const end = k === stages.length - 1 ? 'probabilities' : `${name}.a`;
    const activated = activationNode(activation, `${name}.z`, end);
    const [kernel, bias] = [`${name}.kernel`, `${name}.bias`];
    // Y = A B + C, with both factors as they stand
    nodes.push({ operator: 'Gemm', inputs: [at, kernel, bias], output: activated ? `${name}.z` : end });
    if (activated) nodes.push(activated);
    constants.push({ name: kernel, dims: [nIn, nOut], values: W }, { name: bias, dims: [nOut], values: b });
    at = end;
  });
  const [input, output] = [
    { name: 'x', width: stages[0].nIn },
    { name: at, width: stages[stages.length - 1].nOut },
  ];
  return writeModel(
    { name: 'digits', nodes, constants, input, output },
    {
      producer,
      description: `${networkName(trained.settings)}: handwritten digits, trained in a textbook's page`,
      metadata: metadataOf(trained),
    },
  );
}
