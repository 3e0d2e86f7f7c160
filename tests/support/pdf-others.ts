import jsQR from 'jsqr'
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** What readers that are not ours make of a PDF: its words, what its code opens, its links, and what is attached. */
export async function readByOthers(bytes: Buffer) {
	const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
	try {
		const page = await document.getPage(1)
		const { items } = await page.getTextContent()
		const text = items.map((item) => ('str' in item ? item.str : '')).join(' ')
		const { fnArray, argsArray } = await page.getOperatorList()
		const paths = argsArray.filter((_args, index) => fnArray[index] === OPS.constructPath)
		const links = (await page.getAnnotations()).map(({ url }) => url as string)
		const attached = ((await document.getAttachments()) ?? {}) as Record<string, { content: Uint8Array }>
		const attachments = Object.fromEntries(
			Object.entries(attached).map(([name, { content }]) => [name, Buffer.from(content).toString('utf8')]),
		)
		return { text, code: codeIn(paths), links, attachments }
	} finally {
		await document.destroy()
	}
}

type Square = { x: number; y: number; width: number }

/** The code is drawn as squares: the path with most of them, set on white and given to a reader of codes. */
function codeIn(paths: [unknown, [Float32Array | null], unknown][]): string | undefined {
	const [squares = []] = paths
		.map(([, [path]]) => squaresOf([...(path ?? [])]))
		.sort((one, other) => other.length - one.length)
	const left = Math.min(...squares.map(({ x }) => x))
	const top = Math.min(...squares.map(({ y }) => y))
	const cell = Math.min(...squares.map(({ width }) => width)) * 0.99
	const cells = Math.round(Math.max(...squares.map(({ x }) => x - left)) / cell) + 1
	const [quiet, scale] = [4, 6]
	const size = (cells + 2 * quiet) * scale
	const pixels = new Uint8ClampedArray(size * size * 4).fill(255)
	for (const { x, y } of squares) {
		const column = (Math.round((x - left) / cell) + quiet) * scale
		const row = (Math.round((y - top) / cell) + quiet) * scale
		for (let down = 0; down < scale; down++)
			for (let right = 0; right < scale; right++)
				pixels.fill(0, ((row + down) * size + column + right) * 4, ((row + down) * size + column + right) * 4 + 3)
	}
	return jsQR(pixels, size, size)?.data
}

/** Move, three lines, close: 0 x y, 1 x y, …, 4 */
function squaresOf(path: number[]): Square[] {
	const squares: Square[] = []
	let corners: [number, number][] = []
	for (let at = 0; at < path.length; ) {
		const code = path[at]
		if (code === 0) corners = []
		if (code === 0 || code === 1) corners.push([path[at + 1] ?? 0, path[at + 2] ?? 0])
		if (code === 4 && corners.length >= 4) {
			const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
			squares.push({ x: Math.min(...xs), y: Math.min(...ys), width: Math.max(...xs) - Math.min(...xs) })
		}
		at += code === 0 || code === 1 ? 3 : code === 2 ? 7 : code === 3 ? 5 : 1
	}
	return squares
}
