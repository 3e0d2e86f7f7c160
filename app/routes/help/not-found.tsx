import type { LoaderFunctionArgs } from '@remix-run/node'
import { DomainError } from '~/domain/errors'
import { asHttp } from '~/http/as-http'

export const loader = asHttp(async (_args: LoaderFunctionArgs): Promise<null> => {
	throw new DomainError('not-found', 'page')
})

export const action = loader

export default function NotFound() {
	return null
}
