import type { LoaderFunctionArgs } from '@remix-run/node'
import { certificatePdf } from '~/domain/certification/pdf.server'
import { getOwnCertificate } from '~/domain/certification/read.server'
import { findDocument } from '~/domain/credential/read.server'
import { asHttp } from '~/http/as-http'
import { param, requireReader } from '~/http/guards'
import { paths } from '~/paths'

/** The holder's own certificate as PDF. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const reader = await requireReader(args)
	const number = param(args, 'number')
	const certificate = await getOwnCertificate(args.context.db, number, reader.id, args.context.clock())
	const document = await findDocument(args.context.db, number)
	const verifyUrl = args.context.publicUrl + paths.verifyNumber({ number })
	const pdf = await certificatePdf(certificate, verifyUrl, document)
	return new Response(new Uint8Array(pdf), {
		headers: {
			'Content-Type': 'application/pdf',
			'Content-Disposition': `attachment; filename="belay-${certificate.statement.stageId}-${number}.pdf"`,
			'Cache-Control': 'private, no-store',
		},
	})
})
