/** A picture that is taken hold of: a scene with its own coordinates, a handle, an arrow; what is dragged is in the link. */
import { figure } from '../figure.tsx';
import { Handle } from '../Handle.tsx';
import { Arrow, Label } from '../marks.tsx';
import { Facts } from '../Numbers.tsx';
import { fixed } from '../numbers.ts';
import { numbers } from '../parameters.ts';
import { Scene } from '../Scene.tsx';
import { said } from '../said.ts';

const [width, height] = [320, 200];
const held = (value: number) => Math.min(1, Math.max(-1, Math.round(100 * value) / 100));

export default figure({
  id: 'handle',
  words: said(
    { title: 'A vector', how: 'Its length is the root of its squares.', move: 'Tip of the vector', length: 'Length' },
    { title: '一个向量', how: '长度等于各分量平方和的平方根。', move: '向量的端点', length: '长度' },
  ),
  model: () => {
    const tip = numbers([0.6, 0.3], { min: -1, max: 1, step: 0.01 });
    return { parameters: { tip }, tip };
  },
  equations: [],
  files: ['src/kit/Handle.tsx', 'src/kit/Scene.tsx'],
  says: ({ tip }, t) => `${t.length}: ${fixed(Math.sqrt(tip.value[0] ** 2 + tip.value[1] ** 2), 3)}`,
  below: ({ model: { tip } }) => (
    <Facts facts={['x', 'y'].map((name, k) => ({ name, value: fixed(tip.value[k], 2) }))} />
  ),
  picture({ model: { tip }, t }) {
    const [x, y] = [width / 2 + 140 * tip.value[0], height / 2 - 90 * tip.value[1]];
    return (
      <Scene title={t.title} width={width} height={height} alive>
        <Arrow from={[width / 2, height / 2]} to={[x, y]} kind="parameter" />
        <Label at={[4, 12]}>(−1, 1)</Label>
        <Handle
          at={[x, y]}
          label={t.move}
          says={tip.value.map((value) => fixed(value, 2)).join(', ')}
          range={[-1, 1, tip.value[0]]}
          onMove={([px, py]) => (tip.value = [held((px - width / 2) / 140), held((height / 2 - py) / 90)])}
          onKey={(right, up) => (tip.value = [held(tip.value[0] + right / 100), held(tip.value[1] + up / 100)])}
        />
      </Scene>
    );
  },
});
