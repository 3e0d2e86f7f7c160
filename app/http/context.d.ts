import type { Agendas } from '~/domain/agenda/agenda'
import type { Bank } from '~/domain/assessment/bank'
import type { Deliverable } from '~/domain/assessment/deliverable'
import type { Instrument } from '~/domain/assessment/instrument'
import type { Rubric } from '~/domain/assessment/rubric'
import type { Pictures } from '~/domain/credential/art.server'
import type { Issuer } from '~/domain/credential/issuer.server'
import type { Db } from '~/domain/db'
import type { Pathways } from '~/domain/facilitator/pathway'
import type { Runs } from '~/domain/formation/run.server'
import type { Term } from '~/domain/glossary/glossary'
import type { Credits } from '~/domain/help/credits.server'
import type { HelpPage } from '~/domain/help/page'
import type { Later } from '~/domain/later'
import type { PatternLibrary } from '~/domain/pattern/pattern'
import type { Program } from '~/domain/program/lesson'
import type { Shelf } from '~/domain/program/shelf.server'
import type { Readiness } from '~/domain/readiness/instrument'
import type { Format } from '~/domain/room/format'
import type { Limits } from '~/domain/sign-in/limits.server'
import type { LinkKey } from '~/domain/sign-in/links.server'
import type { PasswordHasher } from '~/domain/sign-in/passwords.server'
import type { Reader, SignIns } from '~/domain/sign-in/sign-ins.server'
import type { Simulation } from '~/domain/simulation/simulation'

declare module '@remix-run/node' {
	/** What server/index.ts makes and every loader and action gets. */
	interface AppLoadContext {
		db: Db
		clock: () => Date
		content: {
			programs: Program[]
			formats: Map<string, Format>
			agendas: Agendas
			banks: Map<string, Bank>
			rubrics: Map<string, Rubric>
			instruments: Map<string, Instrument>
			pathways: Pathways
			deliverables: Deliverable[]
			/** Null where the content folder holds none */
			readiness: Readiness | null
			help: { pages: HelpPage[]; credits: Credits }
			library: PatternLibrary
			glossary: Term[]
			simulations: Simulation[]
		}
		/** Lessons as they once read */
		shelf: Shelf
		signIns: SignIns
		hasher: PasswordHasher
		linkKey: LinkKey
		/** Signs credentials by the public address */
		issuer: Issuer
		pictures: Pictures
		limits: Limits
		/** Wakes the mail sender after a letter was put into the outbox. */
		mail: { isConfigured: boolean; wake(): void }
		/** Searches for cohorts in the background. */
		formation: Runs
		/** Work that is due at a time, asked for within a transaction */
		later: Later
		publicUrl: string
		/** Of this request */
		nonce: string
		clientIp: string
		theme: 'light' | 'dark' | 'system'
		/** The sign-in of this request, read once however many loaders ask. */
		whoReads(): Promise<Reader | null>
		log: {
			info(fields: object, line: string): void
			warn(fields: object, line: string): void
			error(fields: object, line: string): void
		}
	}
}
