import nodemailer from 'nodemailer'
import type { Logger } from 'pino'
import type { Db } from '~/domain/db'
import { sendDueLetters, Unanswered } from '~/domain/notice/outbox.server'
import type { Shelf } from '~/domain/program/shelf.server'
import type { HomeContent } from '~/domain/progress/home.server'
import type { LinkKey } from '~/domain/sign-in/links.server'

const POLL_MS = 15_000
const CLOSE_WITHIN_MS = 5_000
/** For one letter, however a mail server spaces its words; less than the two minutes a letter is ours (outbox.server.ts). */
const LETTER_WITHIN_MS = 60_000

export type MailSender = { isConfigured: boolean; wake(): void; close(): Promise<void> }

/** Empties the outbox: at once when woken, and every few seconds for what had to wait. Without SMTP it leaves letters where they are. */
export function startMailSender(options: {
	db: Db
	key: LinkKey
	smtpUrl: string | undefined
	from: string
	publicUrl: string
	content: Omit<HomeContent, 'shelf'>
	shelf: Shelf
	clock: () => Date
	log: Logger
	letterWithinMs?: number
}): MailSender {
	if (!options.smtpUrl) return { isConfigured: false, wake() {}, async close() {} }
	const transport = nodemailer.createTransport(options.smtpUrl, {
		from: options.from,
		connectionTimeout: 10_000,
		greetingTimeout: 10_000,
		socketTimeout: 20_000,
	} as object)
	const host = new URL(options.publicUrl).hostname
	const from = addressOf(options.from)
	let running: Promise<void> | null = null
	let again = false
	let closed = false

	const wake = () => {
		if (closed) return
		if (running) {
			again = true
			return
		}
		running = sendDueLetters(options.db, {
			key: options.key,
			publicUrl: options.publicUrl,
			// Spread each time: in development it changes while we run.
			content: { ...options.content, shelf: options.shelf },
			from,
			now: options.clock,
			send: async ({ to, subject, text, html, messageId, calendar, stop, cohort }) => {
				const sending = transport.sendMail({
					to,
					subject,
					text,
					html,
					messageId: `<${messageId}@${host}>`,
					headers: {
						'Auto-Submitted': 'auto-generated',
						...(stop ? { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
					},
					...(cohort ? { list: { id: { url: `${cohort.id}.${host}`, comment: cohort.name } } } : {}),
					...(calendar ? { icalEvent: { ...calendar, filename: 'session.ics' } } : {}),
				})
				await within(options.letterWithinMs ?? LETTER_WITHIN_MS, sending)
			},
		})
			.then(
				(sent) => void (sent > 0 && options.log.info({ sent }, 'letters sent')),
				(error) => options.log.error({ err: error }, 'the outbox could not be read'),
			)
			.finally(() => {
				running = null
				if (again) {
					again = false
					wake()
				}
			})
	}
	const timer = setInterval(wake, POLL_MS)
	timer.unref()
	wake()
	return {
		isConfigured: true,
		wake,
		async close() {
			closed = true
			clearInterval(timer)
			// A mail server that keeps us waiting gets no longer than this: its letter stays in the outbox for the next start.
			const late = new Promise<void>((resolve) => setTimeout(resolve, CLOSE_WITHIN_MS).unref())
			await Promise.race([running, late])
			transport.close()
		},
	}
}

/** nodemailer counts silence only: a server that says a word every ten seconds would hold the outbox for hours. */
async function within(ms: number, sending: Promise<unknown>): Promise<void> {
	let timer: NodeJS.Timeout | undefined
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Unanswered(`The mail server took more than ${ms / 1000} s.`)), ms)
	})
	try {
		await Promise.race([sending, late])
	} catch (error) {
		throw mayHaveArrived(error as SmtpError) ? new Unanswered((error as Error).message) : error
	} finally {
		clearTimeout(timer)
	}
}

type SmtpError = Error & { responseCode?: number; code?: string; timeoutType?: string; syscall?: string }

/** Silence or a cut once the mail server had been reached: it may have taken the letter all the same. By nodemailer's codes. */
function mayHaveArrived({ responseCode, code, timeoutType, syscall }: SmtpError): boolean {
	if (responseCode) return false
	if (code === 'ETIMEDOUT') return timeoutType === 'SOCKET_TIMEOUT'
	return code === 'ECONNECTION' || (code === 'ESOCKET' && syscall !== 'connect')
}

/** "belay@example.com" of "Belay <belay@example.com>": who a calendar may answer. */
function addressOf(from: string): string {
	return /<([^>]+)>/.exec(from)?.[1] ?? from
}
