import type { Mutant } from './mutants'
import { http, server, unit } from './noticed-by'

const credential = 'app/domain/credential'

/** What makes a certification worth checking. */
export const MUTANTS_OF_CREDENTIALS: readonly Mutant[] = [
	{
		says: 'what means nothing may be added to a credential unseen',
		file: `${credential}/signature.server.ts`,
		swaps: [['if (!isPlain(credential)) return false', '']],
		noticedBy: unit('signature', 'C1'),
	},
	{
		says: 'a credential may bring its own words along',
		file: `${credential}/signature.server.ts`,
		swaps: [['CONTEXTS.includes(JSON.stringify(contexts)) &&', '']],
		noticedBy: unit('signature', 'C1'),
	},
	{
		says: 'a credential taken back does not show in the signed list',
		file: 'app/domain/certification/issue.server.ts',
		swaps: [['if (row.credential) await signListAgain(tx, row.credential.list, issuer, now)', '']],
		noticedBy: server('credential', 'shows in the signed list'),
	},
	{
		says: 'an old key is published no more when a new one signs',
		file: `${credential}/keys.server.ts`,
		swaps: [
			[
				'where: { did },\n\t\tselect: { publicKey: true },',
				'where: { did, retiredAt: null },\n\t\tselect: { publicKey: true },',
			],
		],
		noticedBy: server('credential', 'followed by another'),
	},
	{
		says: 'a key is no longer bound to its name',
		file: `${credential}/issuer.server.ts`,
		swaps: [
			["createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(keyId))", "createCipheriv('aes-256-gcm', key, iv)"],
			['\n\t\t\t\t.setAAD(Buffer.from(keyId))\n', '\n'],
		],
		noticedBy: server('credential', 'stands in no table as it is'),
	},
	{
		says: 'the check page believes the name in our own record',
		file: 'app/domain/credential/compare.server.ts',
		swaps: [["hash: type === 'name' ? hashOf(row.holderName, salt) : identityHash,", 'hash: identityHash,']],
		noticedBy: server('check-page', 'changed its name'),
	},
	{
		says: 'the check page believes everything in our own record but the signature',
		file: 'app/domain/certification/checked.server.ts',
		swaps: [[' &&\n\t\tsaysWhatWasSigned(document, { ...row, status: { listUrl, place }, isTest })', '']],
		noticedBy: server('check-page', 'changed its level'),
	},
	{
		says: 'whatever our key signed is the badge of its number',
		file: `${credential}/check.server.ts`,
		swaps: [[' &&\n\t\thasProofOf(await findDocument(db, number), credential)', '']],
		noticedBy: server('check-page', 'signed something else'),
	},
	{
		says: 'a picture with two credentials is read',
		file: `${credential}/bake.server.ts`,
		swaps: [['texts.length !== 1 || ', '']],
		noticedBy: unit('bake', 'a picture with two'),
	},
	{
		says: 'the remembered check page is shown whatever became of the certificate',
		file: 'server/check-pages.ts',
		swaps: [['kept?.print !== print || ', '!kept || ']],
		noticedBy: http('credential', 'told once more from memory'),
	},
	{
		says: 'evidence is shown beside a certificate that was taken back',
		file: 'app/domain/certification/shown-evidence.ts',
		swaps: [["state === 'current' && !isAltered", '!isAltered']],
		noticedBy: unit('shown-evidence', 'evidence shows'),
	},
	{
		says: 'what is shown stays when its tick is taken away',
		file: 'app/domain/certification/show-evidence.server.ts',
		swaps: [['await tx.shownEvidence.deleteMany({ where: { id: { in: back.map(({ id }) => id) } } })', '']],
		noticedBy: server('shown-evidence', 'nothing is shown until'),
	},
	{
		says: 'strangers read what never stood on the screen',
		file: 'app/domain/certification/show-evidence.server.ts',
		swaps: [["if (isStale(showable, shown, choice)) throw new DomainError('conflict', 'not-as-seen')", '']],
		noticedBy: server('shown-evidence', 'what stood on the screen'),
	},
]
