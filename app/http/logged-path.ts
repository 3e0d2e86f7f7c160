/** The path of a request as the log holds it: without what opens something to whoever has it, a link or the number of a certificate. */
export function withoutSecrets(pathname: string): string {
	return new URL(`http://path${pathname}`).pathname
		.replace(/^\/(reset|invitation|agree|seat|rate|confirm)\/[^/]+/i, '/$1/[link]')
		.replace(/^\/(mail\/stop\/[^/]*|calendar\/feed)\/[^/]+/i, '/$1/[key]')
		.replace(/^\/(verify|credentials)\/(?!art\/|status\/)[^/]+/i, '/$1/[number]')
		.replace(/^\/((?:admin\/)?certifications)\/(?!keys(?:\.data)?$)[^/]+/i, '/$1/[number]')
}
