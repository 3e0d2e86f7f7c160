import { chromium } from 'playwright'
import { startChild } from './child'
import { LESSON } from './lesson'
import type { BenchRoom, World } from './world'

export type ColdLoad = {
	page: string
	requests: number
	bytes: number
	scriptBytes: number
	firstPaint: number
	/** Milliseconds from the start of the navigation until the page is loaded */
	loaded: number
}

/** A lesson and a room, opened by a browser that has never been here. */
export async function measureColdLoads(world: World): Promise<ColdLoad[]> {
	const app = await startChild('serve', world.env)
	const [room] = world.rooms
	if (!room) throw new Error('a world has at least one room')
	const loads = [
		await coldLoad(app.url, LESSON.slice(0, -1), 'module', world.reader.cookie),
		await coldLoad(app.url, await firstPart(app.url, world.reader.cookie), 'lesson', world.reader.cookie),
		await coldLoad(app.url, roomPath(room), 'room', world.reader.cookie),
	]
	await app.close()
	return loads
}

const roomPath = (room: BenchRoom) => `/sessions/${room.sessionId}/room`

async function firstPart(url: string, cookie: string): Promise<string> {
	const response = await fetch(url + LESSON.slice(0, -1), { headers: { cookie } })
	const [, path] = new RegExp(`"(${LESSON}[a-z0-9-]+)"`).exec((await response.text()).replaceAll('&quot;', '"')) ?? []
	return path ?? new URL(response.url).pathname
}

async function coldLoad(url: string, path: string, page: string, cookie: string): Promise<ColdLoad> {
	const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH })
	try {
		const context = await browser.newContext()
		const [name = '', value = ''] = cookie.split('=')
		await context.addCookies([{ name, value, url }])
		const tab = await context.newPage()
		const network = await context.newCDPSession(tab)
		await network.send('Network.enable')
		const kinds = new Map<string, string>()
		let [requests, bytes, scriptBytes] = [0, 0, 0]
		network.on('Network.responseReceived', (event) => void kinds.set(event.requestId, event.type))
		network.on('Network.loadingFinished', (event) => {
			requests++
			bytes += event.encodedDataLength
			if (kinds.get(event.requestId) === 'Script') scriptBytes += event.encodedDataLength
		})
		await tab.goto(url + path, { waitUntil: 'networkidle' })
		const timing = await tab.evaluate(() => ({
			firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
			loaded: (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming).loadEventEnd,
		}))
		return { page, requests, bytes, scriptBytes, ...timing }
	} finally {
		await browser.close()
	}
}
