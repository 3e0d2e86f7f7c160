import { type IncomingMessage, request } from 'node:http'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rulesOfToday } from '~/domain/cohort/rules'
import type { Prisma } from '~/domain/db'
import { findStageByKey } from '~/domain/program/find'
import { paths } from '~/paths'
import { loadContent } from '../../server/content'
import { aPdf, type Bytes, bytesOf } from '../support/files'
import { alertsOf, fieldOf, wordsOf } from '../support/form-page'
import { aPerson, type PersonMade } from '../support/people'
import { type Answer, ask, signInAs, startServer, type TestServer } from '../support/server'

/** Files with the deliverable of a quarter, as they are sent without JavaScript. */
const QUARTER = { program: 'strategist-track', stage: 'q1' }
const WORK = paths.submission({ ...QUARTER, work: 'feature-case' })
let server: TestServer
let learner: PersonMade
let cookie: string
beforeAll(async () => {
	const content = await loadContent(path.resolve('content'), path.resolve('node_modules/.cache/belay'))
	const stage = findStageByKey(content.programs, 'strategist-track/q1')
	if (!stage) throw new Error('The first quarter is not written')
	server = await startServer()
	await server.db.organization.create({ data: { id: 1, name: 'Ferrystone', timeZone: 'Europe/Lisbon' } })
	learner = await aPerson(server.db, { name: 'Ana Ruiz' })
	cookie = await signInAs(server.db, learner.id)
	await server.db.cohort.create({
		data: {
			...QUARTER,
			name: 'A quarter',
			seatCount: 8,
			status: 'running',
			timeZone: 'Europe/Lisbon',
			startsOn: '2026-10-05',
			requirements: rulesOfToday(stage) as unknown as Prisma.InputJsonValue,
			members: { create: { personId: learner.id } },
		},
	})
})
afterAll(() => server.close())

type Sent = { name: string; bytes: Bytes; type?: string }

async function send(
	fields: Record<string, string>,
	file: Sent | null,
	headers: Record<string, string> = {},
): Promise<Answer> {
	const body = new FormData()
	for (const [name, value] of Object.entries(fields)) body.append(name, value)
	if (file) body.append('file', new Blob([file.bytes], { type: file.type ?? 'application/pdf' }), file.name)
	const response = await fetch(server.url + WORK, {
		method: 'POST',
		redirect: 'manual',
		headers: { cookie, origin: server.url, 'sec-fetch-site': 'same-origin', ...headers },
		body,
	})
	return { status: response.status, headers: response.headers, text: await response.text() }
}

test('a file comes with what was typed, leaves as a download only, and is taken off', async () => {
	expect((await send({ intent: 'attach', text: 'First words' }, { name: 'Größe "1".pdf', bytes: aPdf() })).status).toBe(
		303,
	)
	const page = await ask(server, WORK, { cookie })
	expect(fieldOf(page.text, 'text').value).toBe('First words')
	expect(wordsOf(page.text)).toContain('Größe 1.pdf 1 KB')

	const { id } = await server.db.workFile.findFirstOrThrow({ select: { id: true } })
	const got = await fetch(server.url + paths.workFile({ file: id }), { headers: { cookie } })
	expect(new Uint8Array(await got.arrayBuffer())).toEqual(aPdf())
	expect(Object.fromEntries(got.headers)).toMatchObject({
		'content-type': 'application/octet-stream',
		'content-disposition': `attachment; filename="Gro_e 1.pdf"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%201.pdf`,
		'x-content-type-options': 'nosniff',
		'cache-control': 'private, no-store',
		'cross-origin-resource-policy': 'same-origin',
	})
	expect(got.headers.get('content-security-policy')).toContain("sandbox; default-src 'none'")
	expect((await ask(server, paths.workFile({ file: id }))).headers.get('location')).toContain('/login')

	const other = { name: 'better.pdf', bytes: aPdf() }
	expect((await send({ off: id, text: 'Chosen meanwhile' }, other)).status).toBe(303)
	const left = await server.db.workFile.findMany({ select: { id: true, name: true } })
	expect(left.map(({ name }) => name)).toEqual(['better.pdf'])

	expect((await send({ off: left[0]?.id ?? '', text: 'Second words' }, null)).status).toBe(303)
	expect(await server.db.workFile.count()).toBe(0)
	expect(fieldOf((await ask(server, WORK, { cookie })).text, 'text').value).toBe('Second words')
})

test.each<[string, Sent, number, string]>([
	[
		'a page called a PDF',
		{ name: 'case.pdf', bytes: bytesOf('<script>alert(1)</script>') },
		400,
		'not what its ending says',
	],
	['a drawing that runs', { name: 'a.svg', bytes: bytesOf('<svg/>'), type: 'image/png' }, 400, 'cannot be attached'],
	['nothing', { name: '', bytes: new Uint8Array() }, 400, 'Choose a file first.'],
	['more than it takes', { name: 'a.pdf', bytes: new Uint8Array(5.5 * 1024 * 1024) }, 413, 'larger than 5 MB'],
])('%s is refused in words, beside the text as it was typed', async (_what, file, status, words) => {
	const answer = await send({ intent: 'attach', text: 'Typed and not lost' }, file)
	expect([answer.status, alertsOf(answer.text)]).toEqual([status, expect.stringContaining(words)])
	expect(fieldOf(answer.text, 'text').value).toBe('Typed and not lost')
	expect(await server.db.workFile.count()).toBe(0)
})

test('far too much is refused before it is read, declared or not', async () => {
	const head = { cookie, origin: server.url, 'content-type': 'multipart/form-data; boundary=x' }
	const start = (headers: Record<string, string | number>) =>
		request(server.url + WORK, { method: 'POST', headers: { ...head, ...headers } })
	const answered = (sending: ReturnType<typeof request>) =>
		new Promise<IncomingMessage>((resolve, reject) => sending.on('error', reject).on('response', resolve))
	const declared = start({ 'content-length': 7 * 1024 * 1024 })
	const refused = answered(declared)
	declared.flushHeaders()
	expect((await refused).statusCode).toBe(413)
	declared.destroy()

	const streamed = start({ 'transfer-encoding': 'chunked' })
	const cut = answered(streamed).then(
		({ statusCode }) => statusCode,
		() => 'cut',
	)
	streamed.write('--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n')
	let blocks = 0
	const endless = Readable.from(
		(function* () {
			for (; ; blocks += 1) yield Buffer.alloc(512 * 1024, 0x41)
		})(),
	)
	endless.pipe(streamed)
	expect([413, 'cut']).toContain(await cut)
	endless.destroy()
	streamed.destroy()
	expect(blocks).toBeLessThan(40)
	expect(await server.db.workFile.count()).toBe(0)
})

test('from another site, or from nobody, nothing is taken', async () => {
	const file = { name: 'case.pdf', bytes: aPdf() }
	const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
	expect((await send({ intent: 'attach', text: 'x' }, file, foreign)).status).toBe(403)
	expect((await send({ intent: 'attach', text: 'x' }, file, { cookie: '' })).headers.get('location')).toContain(
		'/login',
	)
	expect(await server.db.workFile.count()).toBe(0)
})

test('handed in with a file alone, its assessors find it on their sheet', async () => {
	expect((await send({ intent: 'submit', text: '' }, { name: 'case.pdf', bytes: aPdf() })).status).toBe(303)
	const { id: submissionId } = await server.db.submission.findFirstOrThrow({ where: { submittedAt: { not: null } } })
	const assessor = await aPerson(server.db, { name: 'Ruth Abrahams', roles: ['facilitator'] })
	const sheet = await server.db.scoreSheet.create({ data: { submissionId, assessorId: assessor.id } })
	const theirs = await signInAs(server.db, assessor.id)
	const shown = await ask(server, paths.scoreSheet({ sheet: sheet.id }), { cookie: theirs })
	const link = /href="(\/files\/[^"]+)"/.exec(shown.text)?.[1] ?? ''
	expect((await ask(server, link, { cookie: theirs })).status).toBe(200)
	expect(wordsOf((await ask(server, paths.tries({ ...QUARTER, work: 'feature-case' }), { cookie })).text)).toContain(
		'Your files case.pdf',
	)
	const admin = await aPerson(server.db, { name: 'Hanna Brandt', roles: ['admin', 'facilitator'] })
	expect((await ask(server, link, { cookie: await signInAs(server.db, admin.id) })).status).toBe(404)
})
