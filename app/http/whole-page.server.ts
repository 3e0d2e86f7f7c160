import { Writable } from 'node:stream'

/** Past this React would stop and go on in a second piece. */
const LARGEST_PAGE_BYTES = 8 * 1024 * 1024

/** Takes the pieces of a page as React renders it. @param take gets all of it, once it is there */
export function wholePage(take: (page: Buffer<ArrayBuffer>) => void, refuse: (error: Error) => void): Writable {
	const pieces: Buffer[] = []
	return new Writable({
		highWaterMark: LARGEST_PAGE_BYTES,
		write(piece: Buffer, _encoding, done) {
			pieces.push(written(piece))
			done()
		},
		final(done) {
			take(Buffer.concat(pieces))
			done()
		},
		destroy(error, done) {
			if (error) refuse(error)
			done(error)
		},
	})
}

/**
 * Where a letter of several bytes does not fit at the end of a piece, React 18 sends what it left unwritten there: NUL,
 * which a browser shows as � in a field. Goes with React 19 (https://github.com/facebook/react/issues/24985).
 */
function written(piece: Buffer): Buffer {
	let end = piece.length
	while (end > 0 && piece[end - 1] === 0) end--
	return piece.subarray(0, end)
}
