// A node:http server that sends the bytes it was given: what this machine can do when a page costs nothing.
import http from 'node:http'

process.once('message', ({ body, headers }) => {
	const bytes = Buffer.from(body, 'base64')
	const server = http.createServer((_request, response) => {
		response.writeHead(200, headers)
		response.end(bytes)
	})
	server.listen(0, '127.0.0.1', () => process.send({ url: `http://127.0.0.1:${server.address().port}` }))
	process.on('message', (ask) => {
		if (ask === 'close') server.close(() => process.exit(0))
		else process.send({ cpu: process.cpuUsage(), memory: process.memoryUsage(), queries: 0 })
	})
})
