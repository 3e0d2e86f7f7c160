import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { freePort } from './postgres-cluster'

export type PostOffice = {
	smtpUrl: string
	/** What it has taken, in order, with the addresses it was given it for */
	taken: { to: string[]; from: string; mail: Email }[]
	/** From now on it refuses, with a code such as 451, at one of the three doors; null: it takes again. */
	refuse(how: { at: 'connect' | 'recipient' | 'data'; code: number } | null): void
	/**
	 * Takes so many more letters and leaves whoever brings the next without an answer, having taken that one too or not.
	 * Resolves when somebody waits so.
	 */
	holdAfter(letters: number, how?: { taking: boolean }): Promise<void>
	/** From now on it takes letters again. Who waits for an answer never gets one. */
	letGo(): void
	/** Asked so often since it opened */
	askedTimes(): number
	open(): Promise<void>
	close(): Promise<void>
}

/** A real mail server on this machine, closed at first: whoever comes before `open` finds nobody. */
export async function aPostOffice(): Promise<PostOffice> {
	const port = await freePort()
	const taken: PostOffice['taken'] = []
	let refusing: Parameters<PostOffice['refuse']>[0] = null
	let asked = 0
	let holding: { letters: number; taking: boolean; held: () => void } | null = null
	const problem = (at: string) =>
		refusing?.at === at ? Object.assign(new Error('Not today'), { responseCode: refusing.code }) : null
	const options: SMTPServerOptions = {
		authOptional: true,
		disabledCommands: ['AUTH', 'STARTTLS'],
		logger: false,
		// Who is left without an answer would keep it open for half a minute.
		closeTimeout: 500,
		onConnect(_session, done) {
			asked++
			done(problem('connect'))
		},
		onRcptTo(_address, _session, done) {
			done(problem('recipient'))
		},
		onData(stream, session, done) {
			const pieces: Buffer[] = []
			stream.on('data', (piece: Buffer) => pieces.push(piece))
			stream.on('end', () => {
				const refusal = problem('data')
				if (refusal) return done(refusal)
				const { held, taking } = holding && holding.letters-- <= 0 ? holding : { held: null, taking: true }
				if (!taking) return held?.()
				void PostalMime.parse(Buffer.concat(pieces)).then((mail) => {
					const { mailFrom, rcptTo } = session.envelope
					taken.push({ to: rcptTo.map((each) => each.address), from: mailFrom ? mailFrom.address : '', mail })
					if (held) held()
					else done()
				}, done)
			})
		},
	}
	let server: SMTPServer | null = null
	return {
		smtpUrl: `smtp://127.0.0.1:${port}`,
		taken,
		refuse(how) {
			refusing = how
		},
		holdAfter: (letters, { taking } = { taking: false }) =>
			new Promise((held) => {
				holding = { letters, taking, held }
			}),
		letGo() {
			holding = null
		},
		askedTimes: () => asked,
		async open() {
			const opening = new SMTPServer(options)
			opening.on('error', () => undefined)
			await new Promise<void>((resolve) => opening.listen(port, '127.0.0.1', () => resolve()))
			server = opening
		},
		async close() {
			const closing = server
			server = null
			if (closing) await new Promise<void>((resolve) => closing.close(() => resolve()))
		},
	}
}
