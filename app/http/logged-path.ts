/** The path of a request as the log holds it: without what opens something to whoever has it, a link or the number of a certificate. */
export function withoutSecrets(pathname: string): string {
	return plain(pathname)
		.replace(/^\/(reset|invitation|agree|seat|rate|confirm)\/[^/]+/i, '/$1/[link]')
		.replace(/^\/(mail\/stop\/[^/]*|calendar\/feed)\/[^/]+/i, '/$1/[key]')
		.replace(/^\/(verify|credentials)\/(?!art\/|status\/)[^/]+/i, '/$1/[number]')
		.replace(/^\/((?:admin\/)?certifications)\/(?!keys(?:\.data)?$)[^/]+/i, '/$1/[number]')
}

/** As it is written here, however it was spelt there: a link that a mail program has mangled is still somebody's. */
function plain(pathname: string): string {
	try {
		const decoded = decodeURIComponent(decodeURIComponent(new URL(`http://path${pathname}`).pathname))
		return new URL(`http://path${decoded.replace(/[\\/]+/g, '/')}`).pathname.replace(/\/{2,}/g, '/')
	} catch {
		return '/[unreadable]'
	}
}
