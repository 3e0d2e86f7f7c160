import { expect, test } from 'vitest'
import { endWhatWasStarted, startNode, stopNode } from '../support/nodes'
import { startCluster } from '../support/postgres-cluster'
import { ask } from '../support/server'

endWhatWasStarted()

test('while the database is away pages say so and when to come back, and nothing of it is called our fault', async () => {
	const cluster = await startCluster()
	const node = await startNode({ DATABASE_URL: cluster.url })
	await cluster.stop('immediate')
	for (const address of ['/login', '/', '/verify/7K2M-4QXD-P9', '/login.data', '/readyz']) {
		const answer = await ask(node, address, { headers: { cookie: 'belay=aaaaaaaaaaaaaaaaaaaaaaaa' } })
		expect(answer.status, address).toBe(503)
		expect(answer.text).not.toMatch(/at .*\.js:\d+/)
	}
	expect((await ask(node, '/login')).headers.get('retry-after')).toBe('5')
	expect(await stopNode(node)).toMatchObject({ code: 0 })
})
