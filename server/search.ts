import type { Logger } from 'pino'
import type { Db } from '~/domain/db'
import { isDatabaseAway } from '~/domain/errors'
import { buildIndex } from '~/domain/search/build.server'
import { listDocuments } from '~/domain/search/documents'
import type { Content } from './content'
import { StartError } from './env'

/** Brings the search index up to the content this process serves. @throws StartError when the database allows no schema */
export async function prepareSearch(db: Db, content: Content, log: Logger): Promise<void> {
	try {
		const startedMs = performance.now()
		const built = await buildIndex(db, listDocuments(content))
		log.info(
			{ ...built, ms: Math.round(performance.now() - startedMs) },
			built.isNew ? 'search index built' : 'search index is current',
		)
	} catch (error) {
		if (isDatabaseAway(error)) throw error
		const why = error instanceof Error ? error.message.split('\n').filter(Boolean).at(-1) : String(error)
		throw new StartError(
			`The search index could not be built: ${why}. The database user must be allowed to create a schema, as the owner of the database is.`,
		)
	}
}
