// Gets a profile's credentials from a sign-in to IAM Identity Center as any program with the SDK for JavaScript does, and
// prints the access key's id. Home and endpoints stand in the environment.
import { fromSSO } from '@aws-sdk/credential-provider-sso';

const { accessKeyId } = await fromSSO({ profile: process.argv[2] })();
process.stdout.write(`${accessKeyId}\n`);
