/** Where the things of a drawing stand on paper: on an ellipse, each with its name in lines that fit. Pure, so that the server draws. */
export type Node = { name: string; lines: string[]; x: number; y: number; halfWidth: number; halfHeight: number }
export type Arrow = {
	path: string /** Where its sign stands */
	x: number
	y: number /** Its middle */
	midX: number
	midY: number
}

const LETTER = 6.6
const LINE = 16
const MARGIN = 8

/** @param width of the paper; the height follows from it and from how many there are */
export function placeAround(names: readonly string[], width: number): { nodes: Node[]; height: number } {
	const isNarrow = width < 400
	const perLine = isNarrow ? 12 : 16
	// Around the top and the foot names stand side by side: on narrow paper they need height to keep apart.
	const height = Math.round(isNarrow ? 120 + names.length * 51 : Math.min(width * 0.72, 150 + names.length * 44))
	const nodes = names.map((name, index) => {
		const lines = wrap(name, perLine)
		const halfWidth = (Math.max(...lines.map((line) => line.length)) * LETTER) / 2 + 6
		const halfHeight = (lines.length * LINE) / 2 + 3
		const turn = (index / Math.max(1, names.length)) * 2 * Math.PI - Math.PI / 2
		const reach = (perLine * LETTER) / 2 + 6
		return {
			...{ name, lines, halfWidth, halfHeight },
			x: width / 2 + Math.cos(turn) * (width / 2 - reach - MARGIN),
			y: height / 2 + Math.sin(turn) * (height / 2 - LINE * 1.5 - MARGIN),
		}
	})
	return { nodes, height }
}

/** Words in lines of so many letters, at most three; a word that is too long is cut. */
export function wrap(name: string, perLine: number): string[] {
	const lines: string[] = []
	for (const word of name.trim().split(/\s+/)) {
		const last = lines.at(-1)
		if (last !== undefined && `${last} ${word}`.length <= perLine) lines[lines.length - 1] = `${last} ${word}`
		else lines.push(word.length > perLine ? `${word.slice(0, perLine - 1)}…` : word)
	}
	return lines.length > 3 ? [...lines.slice(0, 2), `${(lines[2] ?? '').slice(0, perLine - 1)}…`] : lines
}

const BEND = 0.14

/** A bent arrow from the edge of one to the edge of the other. Two that run both ways bend apart. */
export function arrowBetween(from: Node, to: Node): Arrow {
	const [dx, dy] = [to.x - from.x, to.y - from.y]
	const turn = { x: (from.x + to.x) / 2 - dy * BEND * 2, y: (from.y + to.y) / 2 + dx * BEND * 2 }
	const start = edgeOf(from, turn)
	const end = edgeOf(to, turn)
	const at = (t: number) => ({
		x: (1 - t) ** 2 * start.x + 2 * t * (1 - t) * turn.x + t ** 2 * end.x,
		y: (1 - t) ** 2 * start.y + 2 * t * (1 - t) * turn.y + t ** 2 * end.y,
	})
	const [sign, middle] = [at(0.72), at(0.45)]
	const n = (value: number) => value.toFixed(1)
	return {
		path: `M${n(start.x)} ${n(start.y)}Q${n(turn.x)} ${n(turn.y)} ${n(end.x)} ${n(end.y)}`,
		...{ x: sign.x, y: sign.y, midX: middle.x, midY: middle.y },
	}
}

/** Where a line from the middle of a node towards a point leaves its box. */
function edgeOf(node: Node, towards: { x: number; y: number }) {
	const [dx, dy] = [towards.x - node.x, towards.y - node.y]
	const scale = Math.min(
		dx === 0 ? Number.POSITIVE_INFINITY : (node.halfWidth + 3) / Math.abs(dx),
		dy === 0 ? Number.POSITIVE_INFINITY : (node.halfHeight + 3) / Math.abs(dy),
		1,
	)
	return { x: node.x + dx * scale, y: node.y + dy * scale }
}
