import { type Cells, cellsFor } from './sheet'

/** The same packets rated twice, beside those of an invented panel: how far one is from oneself, and raters from each other. */
export type RatingStage = 'first' | 'second' | 'done'
export type RatedPacket = { label: string; first: number; second: number; panel: number[] }
export type Noise = {
	packets: RatedPacket[]
	/** Packets that got another rating the second time */
	moved: number
	/** Mean distance between one's own two ratings of a packet */
	own: number
	/** Mean distance between two members of the panel on one packet */
	panel: number
	/** The widest gap of the panel */
	widest: { label: string; low: number; high: number } | null
}

type Given = readonly { id: string; label: string; panel: number[] }[]

/** The second round opens once every packet has its first rating; the panel shows itself when both are done. */
export function ratingStage(given: Given, rows: readonly Cells[]): RatingStage {
	const isRated = (column: 'first' | 'second') => given.every(({ id }) => cellsFor(rows, id)[column])
	if (!isRated('first')) return 'first'
	return isRated('second') ? 'done' : 'second'
}

export function readNoise(given: Given, rows: readonly Cells[]): Noise | null {
	if (given.length === 0 || ratingStage(given, rows) !== 'done') return null
	const packets = given.map(({ id, label, panel }) => {
		const cells = cellsFor(rows, id)
		return { label, first: Number(cells.first), second: Number(cells.second), panel }
	})
	const spans = packets.map(({ label, panel }) => ({ label, low: Math.min(...panel), high: Math.max(...panel) }))
	return {
		packets,
		moved: packets.filter(({ first, second }) => first !== second).length,
		own: mean(packets.map(({ first, second }) => Math.abs(first - second))),
		panel: mean(packets.map(({ panel }) => mean(pairsOf(panel).map(([a, b]) => Math.abs(a - b))))),
		widest: spans.sort((a, b) => b.high - b.low - (a.high - a.low))[0] ?? null,
	}
}

function pairsOf(list: number[]): [number, number][] {
	return list.flatMap((a, index) => list.slice(index + 1).map((b): [number, number] => [a, b]))
}

function mean(list: number[]): number {
	return list.length === 0 ? 0 : list.reduce((sum, each) => sum + each, 0) / list.length
}
