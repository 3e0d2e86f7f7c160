import type express from 'express'
import type { Request, Response } from 'express'
import { flash } from '~/http/flash.server'
import { paths } from '~/paths'

const LARGEST_BODY_BYTES = 512 * 1024
/** The forms that take a file: a little more than the largest they accept, so that the page can say so itself. */
const FILE_FORM = /^\/(?:admin\/people\/import|assess\/[^/]+\/[^/]+\/submission\/[^/]+)(?:\.data)?$/
const LARGEST_FILE_FORM_BYTES = 6 * 1024 * 1024

function refuseBody(req: Request, res: Response): void {
	// Without JavaScript a file goes as it is chosen: its page says the rest. Any other form keeps what was typed one step
	// back, also where a file goes with a text.
	if (req.path === paths.importPeople()) {
		const line = 'This file is larger than 5 MB, so it was not read. Send it in parts.'
		res
			.status(303)
			.set(flash(line) as Record<string, string>)
			.set('Location', req.path)
			.end()
		return
	}
	const line = FILE_FORM.test(req.path)
		? 'This file is larger than 5 MB, so nothing was read. Go back: what you typed is still there.\n'
		: 'That is more than a form here can hold. Go back, and send it in parts.\n'
	res.status(413).type('text/plain').send(line)
}

/** A form is small. More is refused before it is read, whether the length is declared or not. */
export const limitBody: express.RequestHandler = (req, res, next) => {
	const largest = FILE_FORM.test(req.path) ? LARGEST_FILE_FORM_BYTES : LARGEST_BODY_BYTES
	if (Number(req.headers['content-length'] ?? 0) > largest) {
		return refuseBody(req, res)
	}
	if (req.headers['transfer-encoding']) {
		let bytes = 0
		const count = (chunk: Buffer) => {
			bytes += chunk.length
			if (bytes <= largest || res.headersSent) return
			req.off('data', count)
			refuseBody(req, res)
			res.locals.isAnswered = true
			// The rest is not read: the answer goes out, then the connection ends.
			res.once('finish', () => req.destroy())
		}
		req.on('data', count)
		req.pause()
	}
	next()
}
