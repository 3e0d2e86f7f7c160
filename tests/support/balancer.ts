import net from 'node:net'

/** What stands before several servers: one address, and each connection goes to the next server in turn that takes it. */
export type Balancer = {
	url: string
	/** From now on new connections go to these */
	leadTo(ports: readonly number[]): void
	/** How many are open to a server now */
	openTo(port: number): number
	close(): void
}

export async function aBalancer(): Promise<Balancer> {
	let ports: readonly number[] = []
	let turn = 0
	const open = new Map<net.Socket, { near: net.Socket; port: number }>()

	const take = (near: net.Socket, [port, ...others]: readonly number[]) => {
		if (port === undefined) return void near.destroy()
		const far = net.connect(port, '127.0.0.1')
		const refused = () => take(near, others)
		far.once('error', refused)
		far.once('connect', () => {
			far.off('error', refused)
			open.set(far, { near, port })
			for (const [end, other] of [
				[near, far],
				[far, near],
			] as const) {
				end.setNoDelay()
				end.pipe(other)
				end.on('error', () => undefined)
				end.once('close', () => other.destroy())
			}
			far.once('close', () => open.delete(far))
			if (near.destroyed) far.destroy()
		})
	}
	const gate = net.createServer((near) => {
		near.on('error', () => undefined)
		const first = turn++ % Math.max(1, ports.length)
		take(near, [...ports.slice(first), ...ports.slice(0, first)])
	})
	await new Promise<void>((resolve) => gate.listen(0, '127.0.0.1', resolve))
	return {
		url: `http://127.0.0.1:${(gate.address() as net.AddressInfo).port}`,
		leadTo(next) {
			ports = next
		},
		openTo: (port) => [...open.values()].filter((each) => each.port === port).length,
		close() {
			gate.close()
			for (const { near } of open.values()) near.destroy()
		},
	}
}
