import type { CasePath, PathEdge, PathNode } from './paper-shapes';

export type Placed = PathNode & { readonly x: number; readonly y: number };
export type Drawn = {
  readonly nodes: readonly Placed[];
  readonly edges: readonly (PathEdge & { readonly d: string })[];
  readonly width: number;
  readonly height: number;
};

export const BOX = { width: 104, height: 52 } as const;
const GAP = { x: 30, y: 18 } as const;
const MARGIN = 12;

/** Columns from left to right: a step stands one column after the farthest of those that lead to it. */
export function laidOut({ nodes, edges }: CasePath): Drawn {
  const column = columnsOf(nodes, edges);
  const rows = new Map<number, number>();
  const placed = nodes.map((node): Placed => {
    const at = column.get(node.id) ?? 0;
    const row = rows.get(at) ?? 0;
    rows.set(at, row + 1);
    return { ...node, x: MARGIN + at * (BOX.width + GAP.x), y: MARGIN + row * (BOX.height + GAP.y) };
  });
  const tallest = Math.max(1, ...rows.values());
  return {
    nodes: placed,
    edges: edges.flatMap((edge) => drawn(edge, placed)),
    width: MARGIN * 2 + rows.size * (BOX.width + GAP.x) - GAP.x,
    height: MARGIN * 2 + tallest * (BOX.height + GAP.y) - GAP.y,
  };
}

/** Nodes come in the order of the path: an edge to an earlier one leads back, and moves nothing. */
function columnsOf(nodes: readonly PathNode[], edges: readonly PathEdge[]): Map<string, number> {
  const column = new Map<string, number>();
  for (const { id } of nodes) {
    const before = edges.filter(({ to }) => to === id).map(({ from }) => column.get(from) ?? -1);
    column.set(id, Math.max(-1, ...before) + 1);
  }
  return column;
}

function drawn(edge: PathEdge, placed: readonly Placed[]): Drawn['edges'] {
  const [from, to] = [edge.from, edge.to].map((id) => placed.find((node) => node.id === id));
  if (!from || !to) return [];
  const [x1, y1] = [from.x + BOX.width, from.y + BOX.height / 2];
  const [x2, y2] = [to.x, to.y + BOX.height / 2];
  const bend = Math.max(18, (x2 - x1) / 2);
  const d = `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2 - 4} ${y2}`;
  return [{ ...edge, d }];
}
