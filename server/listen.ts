import type http from 'node:http'
import { type Env, StartError } from './env'

/** @returns the port that it listens on. @throws StartError when it is taken or may not be used */
export async function listen(server: http.Server, env: Env): Promise<number> {
	if (!server.listening) {
		await new Promise<void>((resolve, reject) => {
			server.once('error', reject)
			server.listen(env.PORT, env.HOST, () => {
				server.off('error', reject)
				resolve()
			})
		}).catch((error: NodeJS.ErrnoException) => {
			if (error.code === 'EADDRINUSE')
				throw new StartError(`Port ${env.PORT} on ${env.HOST} is taken. Set PORT to another one.`)
			throw new StartError(`Cannot listen on ${env.HOST}:${env.PORT}: ${error.message}`)
		})
	}
	const address = server.address()
	return typeof address === 'object' && address ? address.port : env.PORT
}
