import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import l1 from '~/assets/badges/l1.svg?raw'
import l2 from '~/assets/badges/l2.svg?raw'
import l3 from '~/assets/badges/l3.svg?raw'
import l4 from '~/assets/badges/l4.svg?raw'
import q1 from '~/assets/badges/q1.svg?raw'
import q2 from '~/assets/badges/q2.svg?raw'
import q3 from '~/assets/badges/q3.svg?raw'
import q4 from '~/assets/badges/q4.svg?raw'

/** A level is one rope tied ever more richly, a quarter one corner of a map. */
const drawings = new Map(Object.entries({ l1, l2, l3, l4, q1, q2, q3, q4 }))

/** The drawing of a stage, as SVG; null for a stage that has none. */
export function drawingOf(stageId: string): string | null {
	return drawings.get(stageId) ?? null
}

/** The drawings as pictures. Each is painted once, when it is first asked for. */
export type Pictures = { pngOf(stageId: string): Promise<Buffer | null> }

const PIXELS = 600

export function createPictures(): Pictures {
	const painted = new Map<string, Promise<Buffer>>()
	let ready: Promise<void> | undefined
	return {
		async pngOf(stageId) {
			const drawing = drawingOf(stageId)
			if (!drawing) return null
			ready ??= loadPainter()
			await ready
			const picture = painted.get(stageId) ?? paint(drawing)
			painted.set(stageId, picture)
			return picture
		},
	}
}

async function loadPainter(): Promise<void> {
	const file = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')
	try {
		await initWasm(await readFile(file))
	} catch (error) {
		// It is loaded once for a process; in tests, several servers live in one.
		if (!/already initialized/i.test(String(error))) throw error
	}
}

async function paint(drawing: string): Promise<Buffer> {
	const painter = new Resvg(drawing, {
		fitTo: { mode: 'width', value: PIXELS },
		font: { loadSystemFonts: false },
	})
	const png = Buffer.from(painter.render().asPng())
	painter.free()
	return png
}
