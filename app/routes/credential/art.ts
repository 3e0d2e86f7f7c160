import type { LoaderFunctionArgs } from '@remix-run/node'
import { asHttp } from '~/http/as-http'
import { param } from '~/http/guards'
import { publicFile, publicMiss } from '~/http/public-json'

/** Public: the picture of a badge, "l1.png". Whose badge it is stands in the credential. */
export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const stageId = /^([a-z0-9]+)\.png$/.exec(param(args, 'file'))?.[1] ?? ''
	const picture = await args.context.pictures.pngOf(stageId)
	if (!picture) return publicMiss()
	return publicFile(args.request, { body: picture, type: 'image/png', maxAgeSeconds: 86_400 })
})
