/** The Chinese of every Problem: the same codes and the same facts as the English of `lib/problem.ts`. */
import { type Problem, type ProblemCode, sentence } from '../../lib/problem.ts';
import type { Lang } from './lang.ts';

export const zhProblems: Record<ProblemCode, string> = {
  shape: '{where}：应为 {expected}，实为 {found}',
  range: '{where} 应在 {expected} 之内，实为 {found}',
  choice: '{where}：不认识“{found}”，可用的有 {expected}',
  memory: '这个网络还需要 {needed} 字节内存，只剩 {available}',
  unexpected: '出了意料之外的错误：{message}',
  'worker-died': '训练线程不再应答；不必刷新页面，重新启动它即可',
  'no-network': '{what} 需要一个网络：请先开始一次训练',
  unsupported: '这个浏览器缺少 {what}，没有它，这里无法训练',
  'no-ink': '没有墨迹：还什么都没画',
  'tensors-short': '{file} 不完整：至少应有 {expected} 字节，实有 {found}',
  'tensors-length': '{file}：文件头描述了 {expected} 字节，实有 {found}',
  'tensors-header': '{file}：文件头无法读取：{found}',
  'tensors-type': '{file}：张量 {tensor} 的类型是 {found}，认识的有 {expected}',
  'tensors-place': '{file}：张量 {tensor} 应位于字节 {expected}，文件头却写着 {found}',
  'tensors-missing': '{file}：缺少张量 {tensor}',
  'tensors-value': '{file}：张量 {tensor} 下标 {index} 处的值是 {found}',
  columns: '{where}：输入有 {found} 列，而第一层的权重对应 {expected} 列',
  diverged: '第 {step} 步：第 {layer} 层的 {quantity} 变成了无穷大或非数（学习率 {rate}）',
  'network-size': '这个网络需要 {needed} 内存，单个网络最多 {limit}',
  'formula-tex': 'KaTeX 读不懂这段 TeX（{place}）：{message}',
  'formula-unreadable': '读不懂 {what}（{place}）',
  'formula-ambiguous': '这里有两种读法（{place}）：{why}',
  'formula-symbol': '符号 {symbol} 没有值（“{shown}”，{place}）；已知的有 {known}',
  'formula-value': '{name} 的值不是数，也不是完整的数组：{found}',
  'formula-index-missing': '“{symbol}”缺少下标（{place}）；可用的有 {known}',
  'formula-index': '“{symbol}”的下标 {index} 超出范围 {range}（{place}）',
  'formula-rank': '“{symbol}”有 {indices} 个下标，而它的形状是 {shape}（{place}）',
  'formula-limit': '上下限必须是整数，实为 {found}（{place}）',
  'formula-range-unknown': '没有说明下标 {index} 取哪些值（{place}）',
  'formula-ranges': '下标 {index} 的范围不一致（{place}）：{first} 与 {second}',
  'formula-misfit': '“{piece}”中形状不相配（{place}）：{left} 与 {right}',
  'formula-shape': '“{piece}”（{place}）：应为 {expected}，实为 {found}',
  'formula-function': '“{symbol}”是函数 {name}，后面要有带括号的自变量（{place}）',
  'formula-arguments': '{name} 应有 {expected} 个自变量，实有 {found} 个（{place}）',
  'formula-derivative': '{name} 带 {primes} 撇的导数未知（{place}）',
  'formula-no-case': '没有一种情形成立（{place}）',
  'formula-empty': '“{piece}”的范围是空的（{place}）',
  'formula-not-a-number': '“{piece}”的结果不是数（0/0、负数的对数之类）（{place}）',
  'formula-key-twice': '两个键是同一个符号：{key}',
  'formula-disagree': '等式的各边不相等：{first} 与 {second}',
  'formula-lines': '应为一行公式，实有 {count} 行',
};

/** A Problem in the reader's language. */
export function say(problem: Problem, lang: Lang): string {
  return lang === 'zh' ? sentence(zhProblems[problem.code], problem.facts) : problem.message;
}
