declare module 'autocannon' {
	type Histogram = { p50: number; p99: number; average: number }
	type Result = {
		requests: Histogram & { total: number }
		latency: Histogram
		non2xx: number
		errors: number
		duration: number
	}
	/** Sends requests for `duration` seconds over `connections`. */
	export default function autocannon(options: {
		url: string
		connections: number
		duration: number
		headers?: Record<string, string>
		/** Sent one after the other, over and over */
		requests?: object[]
	}): Promise<Result>
}
